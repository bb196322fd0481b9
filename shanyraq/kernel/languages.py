"""The codes of languages: ISO 639-1, two letters each. A text is kept under one of them."""

from typing import Annotated

from pydantic import AfterValidator

from shanyraq.kernel.sentences import gettext_noop

CODES = frozenset(
    """
    aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo
    es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg
    ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn
    no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta
    te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
    """.split()
)
NO_CODE = gettext_noop("a text stands under the code of a language, such as «en»")


def known(code: str) -> str:
    """The code, as it is.

    :raises ValueError: when there is no such language.
    """
    if code not in CODES:
        raise ValueError(NO_CODE)
    return code


Language = Annotated[str, AfterValidator(known)]
