"""Which sub-outputs of different entities are alike, or complete each other: by place, group, target, partner, time and
the meaning of their texts. Pure; what was dismissed and what people formed of it is kept elsewhere."""
