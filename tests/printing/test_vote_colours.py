"""The four votes told apart: by colour for colour-blind eyes, by pattern in a grey print, and by the words on them.

Dichromacy is simulated with the matrices of Machado, Oliveira and Fernandes (2009, severity 1.0) in linear RGB; distances are
CIE 1976 in L*a*b*, where ten cannot be overlooked in areas that touch. The smallest among the fills with patterns is 33.6:
vermilion and yellow for a deuteranope.
"""

from itertools import combinations, pairwise

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from unga_desktop import paths
from unga_desktop.core.pictures.agreement_bars import agreement_tone
from unga_desktop.core.votes.roll_call import Vote
from unga_desktop.importers.appearance import read_appearance
from unga_desktop.printing.vote_fill import VoteScene, contrast, fill_brush, fill_colour, mixed, text_on

_APPEARANCE = read_appearance(paths.resource("appearance.toml"))
_MACHADO = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
}
_LOOKS = [*Vote, None]


def _scene(palette, patterned=True):
    return VoteScene({}, palette, _APPEARANCE.votes, patterned)


def _linear(colour):
    c = QColor(colour)
    return [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in (c.redF(), c.greenF(), c.blueF())]


def _seen(colour, eyes):
    rgb = _linear(colour)
    return [min(1.0, max(0.0, sum(m * v for m, v in zip(row, rgb, strict=True)))) for row in _MACHADO[eyes]]


def _lab(rgb):
    r, g, b = rgb
    xyz = (
        (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047,
        0.2126 * r + 0.7152 * g + 0.0722 * b,
        (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883,
    )
    x, y, z = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _distance(first, second, eyes="normal"):
    a, b = _lab(_seen(first, eyes)), _lab(_seen(second, eyes))
    return sum((p - q) ** 2 for p, q in zip(a, b, strict=True)) ** 0.5


@pytest.mark.parametrize("palette", [_APPEARANCE.light, _APPEARANCE.dark], ids=["light", "dark"])
@pytest.mark.parametrize("eyes", list(_MACHADO))
def test_the_cast_votes_and_blank_stay_apart_for_colour_blind_eyes(palette, eyes):
    scene = _scene(palette)
    for first, second in combinations(Vote, 2):
        assert _distance(fill_colour(scene, first), fill_colour(scene, second), eyes) > 30, (first, second)


@pytest.mark.parametrize("eyes", list(_MACHADO))
def test_without_patterns_no_two_colours_are_alike_either(eyes):
    scene = _scene(_APPEARANCE.light, patterned=False)
    for first, second in combinations(Vote, 2):
        assert _distance(fill_colour(scene, first), fill_colour(scene, second), eyes) >= 25, (first, second)


def _grey_texture(palette, vote):
    image = QImage(120, 120, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.fillRect(QRectF(0, 0, 120, 120), fill_brush(painter, _scene(palette), vote))
    painter.end()
    return [
        _lab([value] * 3)[0]
        for value in (
            sum(w * v for w, v in zip((0.2126, 0.7152, 0.0722), _linear(image.pixelColor(x, y)), strict=True))
            for x in range(0, 120, 3)
            for y in range(0, 120, 7)
        )
    ]


def _mean_and_spread(values):
    mean = sum(values) / len(values)
    return mean, (sum((v - mean) ** 2 for v in values) / len(values)) ** 0.5


def test_in_a_grey_print_each_vote_differs_in_lightness_or_in_pattern():
    looks = {vote: _mean_and_spread(_grey_texture(_APPEARANCE.light, vote)) for vote in _LOOKS}
    assert looks[Vote.IN_FAVOUR][1] < 0.01
    assert looks[Vote.AGAINST][1] > 5
    assert looks[Vote.ABSTAINING][1] > 5
    for first, second in combinations(_LOOKS, 2):
        lightness = abs(looks[first][0] - looks[second][0])
        pattern = abs(looks[first][1] - looks[second][1])
        outline_tells = {first, second} == {Vote.NOT_VOTING, None}
        assert lightness >= 12 or pattern >= 5 or outline_tells, (first, second, lightness, pattern)


@pytest.mark.parametrize("palette", [_APPEARANCE.light, _APPEARANCE.dark], ids=["light", "dark"])
@pytest.mark.parametrize("vote", _LOOKS)
def test_a_label_can_be_read_on_every_fill(palette, vote):
    for patterned in (True, False):
        ground = fill_colour(_scene(palette, patterned), vote)
        assert contrast(ground, text_on(ground)) >= 4.5


def test_mixing_and_contrast_are_computed_as_defined():
    assert mixed("#000000", "#ffffff", 0.5) == "#808080"
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("eyes", list(_MACHADO))
def test_agreement_grows_darker_step_by_step_for_every_eye_and_in_grey(eyes):
    tones = [agreement_tone(step / 10, _APPEARANCE.votes) for step in range(11)]
    lightness = [_lab(_seen(tone, eyes))[0] for tone in tones]
    assert all(before - after > 2 for before, after in pairwise(lightness)), lightness
    assert lightness[0] - lightness[-1] > 35


@pytest.mark.parametrize("palette", [_APPEARANCE.light, _APPEARANCE.dark], ids=["light", "dark"])
def test_no_vote_in_common_is_like_no_agreement(palette):
    for step in range(11):
        assert _distance(palette.ground, agreement_tone(step / 10, _APPEARANCE.votes)) > 30
