"""Framework packages: frameworks as data, their versions, and check, plan, apply and export."""
