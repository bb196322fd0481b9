"""The words that made-up frameworks are written with, in three languages where a title needs them."""

from random import Random

Words = tuple[str, str, str]
"""English, Russian, Kazakh."""

LANGUAGES = ("en", "ru", "kk")

THEMES: tuple[Words, ...] = (
    ("primary health care", "первичная медико-санитарная помощь", "алғашқы медициналық көмек"),
    ("early childhood education", "дошкольное образование", "мектепке дейінгі білім"),
    ("social protection", "социальная защита", "әлеуметтік қорғау"),
    ("decent work", "достойный труд", "лайықты еңбек"),
    ("vocational training", "профессиональное обучение", "кәсіптік оқыту"),
    ("access to justice", "доступ к правосудию", "сот төрелігіне қол жеткізу"),
    ("water management", "управление водными ресурсами", "су ресурстарын басқару"),
    ("renewable energy", "возобновляемая энергия", "жаңартылатын энергия"),
    ("disaster risk reduction", "снижение риска бедствий", "апат қаупін азайту"),
    ("sustainable agriculture", "устойчивое сельское хозяйство", "орнықты ауыл шаруашылығы"),
    ("forest restoration", "восстановление лесов", "ормандарды қалпына келтіру"),
    ("air quality", "качество воздуха", "ауа сапасы"),
    ("digital public services", "цифровые государственные услуги", "цифрлық мемлекеттік қызметтер"),
    ("small and medium enterprises", "малые и средние предприятия", "шағын және орта кәсіпорындар"),
    ("prevention of violence", "предупреждение насилия", "зорлық-зомбылықтың алдын алу"),
    ("migration governance", "управление миграцией", "көші-қонды басқару"),
    ("nutrition", "питание", "тамақтану"),
    ("sexual and reproductive health", "репродуктивное здоровье", "репродуктивтік денсаулық"),
    ("waste management", "обращение с отходами", "қалдықтарды басқару"),
    ("local government finance", "финансы местных органов", "жергілікті органдар қаржысы"),
    ("statistics and data", "статистика и данные", "статистика және деректер"),
    ("urban planning", "городское планирование", "қала құрылысын жоспарлау"),
    ("land degradation", "деградация земель", "жердің тозуы"),
    ("anti-corruption", "противодействие коррупции", "сыбайлас жемқорлыққа қарсы іс-қимыл"),
)
GROUPS: tuple[Words, ...] = (
    ("women and girls", "женщины и девочки", "әйелдер мен қыздар"),
    ("children and young people", "дети и молодёжь", "балалар мен жастар"),
    ("older persons", "пожилые люди", "егде адамдар"),
    ("persons with disabilities", "лица с инвалидностью", "мүгедектігі бар адамдар"),
    ("people in rural areas", "сельские жители", "ауыл тұрғындары"),
    ("migrants and refugees", "мигранты и беженцы", "мигранттар мен босқындар"),
    ("people living in poverty", "люди, живущие в бедности", "кедейлікте өмір сүретін адамдар"),
    ("people living with HIV", "люди, живущие с ВИЧ", "АИТВ-мен өмір сүретін адамдар"),
)
DIMENSIONS = ("SEX=F", "AGE=Y0T24", "AGE=Y_GE65", "DISABILITY_STATUS=PD", "URBANISATION=R", "AGE=Y15T24", "SEX", "SEX")
BREAKDOWNS: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (("Sex", "Female"), "SEX", "F"),
    (("Sex", "Male"), "SEX", "M"),
    (("Location", "Rural"), "URBANISATION", "R"),
    (("Location", "Urban"), "URBANISATION", "U"),
    (("Age", "0–14"), "AGE", "Y0T14"),
    (("Age", "15–24"), "AGE", "Y15T24"),
    (("Age", "25–64"), "AGE", "Y25T64"),
    (("Age", "65 and older"), "AGE", "Y_GE65"),
    (("Disability", "Persons with disabilities"), "DISABILITY_STATUS", "PD"),
    (("Disability", "Persons without disabilities"), "DISABILITY_STATUS", "PWD"),
)
"""Path of labels, SDMX dimension and code. Beyond these, rows are broken down by a made-up region."""

UNITS: tuple[tuple[str, str, float, float], ...] = (
    ("%", "PT", 5, 90),
    ("per 1,000 live births", "PER_1000_LIVE_BIRTHS", 2, 30),
    ("thousand hectares", "HA_TH", 50, 5000),
    ("US dollars", "USD_CUR", 200, 9000),
    ("persons", "PS", 500, 90000),
    ("index", "IX", 10, 100),
)
SDG_TARGETS = (
    "1.2 1.3 1.4 1.5 2.1 2.2 2.3 2.4 3.2 3.3 3.4 3.7 3.8 4.1 4.2 4.4 4.5 5.1 5.2 5.4 5.5 5.a 6.4 6.5 7.2 7.3 "
    "8.2 8.3 8.5 8.6 9.1 9.2 9.4 10.2 10.3 10.7 11.6 11.b 12.4 12.5 13.1 13.2 15.1 15.3 16.1 16.2 16.3 16.5 "
    "16.6 17.1 17.17 17.18"
).split()
ENTITIES = (
    "ESCAP FAO ILO IOM ITC ITU OHCHR RCO UNAIDS UNCTAD UNDP UNDRR UNECE UNEP UNESCO UNFPA UNHCR UNICEF "
    "UNIDO UNODC UNOPS UNV WHO DGC UN-Habitat"
).split()
MINISTRIES = "health education labour agriculture justice economy energy ecology transport culture".split()

SUBJECTS = (
    "The United Nations Country Team",
    "The Government, together with its partners,",
    "The Joint Steering Committee",
    "Each results group",
    "The participating entities",
)
VERBS = (
    "will strengthen the institutions responsible for",
    "will support evidence-based reforms of",
    "will extend, in an inclusive manner, the reach of",
    "will advise at national and local level on",
    "will regularly review, publish and discuss progress in",
)
ENDS = (
    "with particular attention to {group}",
    "in line with international norms and standards for {group}",
    "so that {group} are counted, heard and reached",
    "in partnership with civil society, academia and the private sector, and with {group}",
)


def texts(words: Words) -> dict[str, str]:
    """The words by language."""
    return dict(zip(LANGUAGES, words, strict=True))


def sentence(random: Random) -> str:
    """A sentence as such documents print it."""
    end = random.choice(ENDS).format(group=random.choice(GROUPS)[0])
    return f"{random.choice(SUBJECTS)} {random.choice(VERBS)} {random.choice(THEMES)[0]}, {end}."


def prose(random: Random, sentences: int = 3) -> str:
    """A paragraph."""
    return " ".join(sentence(random) for _ in range(sentences))
