"""Little words that a stem must not be taken for: prepositions, conjunctions, particles, pronouns.

A stemmer of one language may cut a word of another down to one of them: by the endings of kk «вода» is
«во» with «-да». Whoever asks for a little word itself finds it.
"""

_EN = "am an and are as at be but by do for go he her him his if in is it its me my no not of on or our she so"
_EN_MORE = "that the their them they this to up us was we were who will with you"
_RU = "без бы был во вот все вы да для до его ее если же за из или им их как ко ли мы на над нас не ни но об"
_RU_MORE = "обо он она они оно от ото по под при про со та так те то того тоже той том ту ты уже чем что эта это"
_KK = "ал ау ба бе бір біз бұл да де деп ең ма ме не немесе ол па пе сен сол та те тек үшін шы ші әр әрі"

STOPS = frozenset(" ".join((_EN, _EN_MORE, _RU, _RU_MORE, _KK)).split())
