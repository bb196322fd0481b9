"""Months by their names in the languages of exports: English, French, Spanish, Portuguese, Russian, German."""

NAMES = (
    ("jan", "janv", "ene", "янв"),
    ("feb", "fév", "fev", "févr", "фев"),
    ("mar", "mars", "mär", "мар"),
    ("apr", "avr", "abr", "апр"),
    ("may", "mai", "май", "мая"),
    ("jun", "juin", "июн"),
    ("jul", "juil", "июл"),
    ("aug", "août", "aou", "ago", "авг"),
    ("sep", "set", "сен"),
    ("oct", "out", "okt", "окт"),
    ("nov", "ноя"),
    ("dec", "déc", "dic", "dez", "дек"),
)
BY_NAME = {name: month for month, names in enumerate(NAMES, 1) for name in names}
ENGLISH = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
WHOLE = frozenset(
    """january february march april june july august september sept october november december
    janvier février fevrier mars avril juin juillet août aout septembre octobre novembre décembre decembre
    enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre
    janeiro fevereiro março marco maio junho julho setembro outubro novembro dezembro
    январь января февраль февраля март марта апрель апреля июнь июня июль июля август августа
    сентябрь сентября сент октябрь октября ноябрь ноября декабрь декабря нояб февр
    januar februar märz juni juli oktober dezember""".split()
)


def month_of(name: str) -> int:
    """The number of a month, by its name or the beginning of it that is usual; 0 for any other word."""
    word = name.casefold().rstrip(".")
    if word in BY_NAME:
        return BY_NAME[word]
    if word not in WHOLE:
        return 0
    return BY_NAME.get(word[:4]) or BY_NAME.get(word[:3], 0)
