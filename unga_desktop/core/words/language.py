"""Which of the six official languages a text is written in, told from its script and its commonest words."""

import re
from collections import Counter

NAMES = {"ar": "Arabic", "en": "English", "es": "Spanish", "fr": "French", "ru": "Russian", "zh": "Chinese"}


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SAMPLE = 6000
_LETTERS = re.compile(
    r"(?P<zh>[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+)|(?P<ar>[\u0620-\u064a\u066e-\u06d3]+)"
    r"|(?P<ru>[\u0400-\u04ff]+)|(?P<latin>[A-Za-z\u00c0-\u024f]+)"
)
# A Chinese character says as much as a short word of the other scripts.
_WEIGHT = {"zh": 3, "ar": 1, "ru": 1, "latin": 1}
_COMMON_WORDS = {
    "en": _words("the of and to in that for on its with by as all which their from at be is including also this are"),
    "fr": _words("le la les des du et dans pour sur que qui par au aux une ses leur avec est en ainsi à sont cette ou"),
    "es": _words("el la los las del y en para sobre que por al una sus su con es como así se entre lo más esta o"),
}
_WORD = re.compile(r"[^\W\d_]+")


def recognise(text: str) -> str:
    """``ar en es fr ru zh``, or an empty string where the text gives no sign."""
    sample = text[:_SAMPLE]
    scripts: Counter[str] = Counter()
    for found in _LETTERS.finditer(sample):
        scripts[found.lastgroup or ""] += len(found[0])
    if not scripts:
        return ""
    script = max(sorted(scripts), key=lambda name: scripts[name] * _WEIGHT[name])
    return _latin(sample) if script == "latin" else script


def _latin(sample: str) -> str:
    words = Counter(_WORD.findall(sample.lower()))
    counts = {language: sum(words[word] for word in common) for language, common in _COMMON_WORDS.items()}
    best = max(counts.values())
    leaders = [language for language, count in counts.items() if count == best]
    return leaders[0] if best and len(leaders) == 1 else ""
