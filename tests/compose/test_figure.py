"""Pictures and their captions, set with a face whose every glyph is half an em: at 10 pt, 5 pt each."""

import pytest
from msgspec.structs import replace

from isoprint.compose.blocks import set_blocks
from isoprint.compose.figure import LEAST_ROOM, PICTURE_GAP, figure_rows, set_figure, set_figures
from isoprint.compose.line import Justification
from isoprint.compose.slug import Galley
from isoprint.compose.style import BlockStyle, Style
from isoprint.content.model import Figure, Inlines, Paragraph, Run
from isoprint.images import Image
from isoprint.page import Picture, Text
from isoprint.problems import Source
from tests.half_em import half_em

HERE = Source("test.yaml", 1, 1)
STYLE = Style("body", 10.0, 12.0, 9.0, "#000000", Justification(align="left", protrude=False))
BLOCKS = BlockStyle(STYLE, STYLE, STYLE, "#888888", "#880000", grid=12.0, indent=10.0)


def figure(width: int, height: int, caption: str = "") -> Figure:
    words: Inlines = (Run(caption),) if caption else ()
    return Figure("x.png", Image(b"", "png", width, height), "a rash", HERE, words)


def made(picture: Figure, measure: float = 100.0, *, followed: bool = True) -> Galley:
    return set_figure(picture, replace(BLOCKS, followed=followed), measure, half_em(), "f")


def picture_of(galley: Galley) -> Picture:
    return next(item for slug in galley.slugs for item in slug.items if isinstance(item, Picture))


def captions(galley: Galley) -> list[Text]:
    return [item for slug in galley.slugs for item in slug.items if isinstance(item, Text)]


@pytest.mark.parametrize("height", [1000, 960, 1030, 1080])
def test_there_is_room_above_and_below_a_picture_whatever_its_height(height: int) -> None:
    galley = made(figure(1000, height))
    picture = picture_of(galley)
    assert galley.height % 12.0 == pytest.approx(0.0)
    assert picture.y >= LEAST_ROOM * 12.0
    assert galley.height - picture.y - picture.height >= LEAST_ROOM * 12.0 - 0.01


def test_a_picture_that_nothing_follows_needs_no_room_below() -> None:
    paragraph = Paragraph((Run("aaaa"),), HERE)
    galley = set_blocks((paragraph, figure(1000, 1000)), BLOCKS, 100.0, half_em(), "s")
    assert galley.slugs[-1].height == 108.0


def test_a_picture_narrower_than_its_measure_stands_at_the_left_with_its_caption_no_wider() -> None:
    galley = made(figure(500, 1000, "aaaa bbbb cccc dddd eeee ffff gggg hhhh iiii"), 300.0)
    picture = picture_of(galley)
    assert (picture.x, picture.width) == (0.0, 130.0)
    lines = captions(galley)
    assert len(lines) == 2
    assert all(line.x == 0.0 for line in lines)


def test_the_caption_of_a_very_narrow_picture_is_wider_than_the_picture() -> None:
    galley = made(figure(100, 1000, "aaaa bbbb cccc dddd eeee ffff gggg hhhh iiii"), 300.0)
    assert len(captions(galley)) == 1


def test_pictures_stand_side_by_side_equally_high_where_the_measure_is_wide_enough() -> None:
    three = (figure(900, 900, "aaaa"), figure(1800, 900), figure(720, 900, "cccc"))
    (galley,) = set_figures(three, BLOCKS, 560.0, half_em(), "f.p")
    pictures = [item for slug in galley.slugs for item in slug.items if isinstance(item, Picture)]
    assert {picture.height for picture in pictures} == {pictures[0].height}
    assert pictures[2].x + pictures[2].width == pytest.approx(560.0)
    assert pictures[1].x == pytest.approx(pictures[0].width + PICTURE_GAP)
    assert [element.id for element in galley.elements] == ["f.p1", "f.p2", "f.p3"]
    assert [text.x for text in captions(galley)] == [pictures[0].x, pictures[2].x]


def test_pictures_stand_one_below_the_other_in_a_narrow_measure() -> None:
    two = (figure(900, 900), figure(900, 900))
    assert len(list(set_figures(two, BLOCKS, 168.0, half_em(), "f.p"))) == 2


def test_pictures_that_are_too_many_for_one_row_stand_in_several() -> None:
    assert [len(row) for row in figure_rows(tuple(figure(900, 900) for _ in range(6)), BLOCKS, 540.0)] == [4, 2]
