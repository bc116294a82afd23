"""Themes read from their files, and the colors made from them."""

from typing import get_args

import pytest

from isoprint.makeup.look import make_look
from isoprint.problems import ContentError, Source
from isoprint.theme.faces import load_faces
from isoprint.theme.model import Family, Theme, contrast, gray, mix, palette
from isoprint.theme.read import BUILT_IN, LEAST_CONTRAST, contrasts, parse_theme, read_theme, readable_palette

HERE = Source("handout.yaml", 3, 9)


@pytest.mark.parametrize("name", BUILT_IN)
def test_every_text_of_a_built_in_theme_reads_in_color_and_on_a_gray_copier(name: str) -> None:
    assert min(contrasts(palette(read_theme(name))).values()) >= LEAST_CONTRAST


def test_built_in_themes_carry_their_names_and_differ() -> None:
    themes = [read_theme(name) for name in BUILT_IN]
    assert [theme.name for theme in themes] == list(BUILT_IN)
    assert len({(theme.body, theme.masthead, theme.box, theme.accent) for theme in themes}) == len(BUILT_IN)


def test_an_accent_changes_accent_and_tint_and_nothing_else() -> None:
    theme = read_theme()
    plain, blue = palette(theme), palette(theme, "#123456")
    changed = {name for name in plain.__struct_fields__ if getattr(plain, name) != getattr(blue, name)}
    assert changed == {"accent", "tint"}


def test_an_accent_too_pale_to_read_is_an_error_where_it_stands() -> None:
    with pytest.raises(ContentError) as caught:
        readable_palette(Theme("t"), "#ff9900", HERE)
    (problem,) = caught.value.problems
    assert (problem.code, problem.source) == ("E102", HERE)


def test_the_ground_is_named_on_which_an_accent_does_not_read() -> None:
    with pytest.raises(ContentError) as caught:
        readable_palette(read_theme("warm"), "#767676", HERE)
    (problem,) = caught.value.problems
    assert "text in this color on the tint #f1f1f1 of its boxes has a contrast of 4.0 to 1" in problem.message


def test_a_theme_file_is_a_list_of_differences() -> None:
    theme = parse_theme(b"name: mine\naccent: '#123456'\npage:\n  gutter: 20\n", "mine.yaml")
    assert (theme.accent, theme.page.gutter, theme.page.side) == ("#123456", 20.0, Theme("x").page.side)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("name: x\nheading_mark: zigzag\n", 2),
        ("name: x\npage:\n  gutter: wide\n", 3),
        ("name: x\ncolour: y\n", 2),
        ("name: x\nbody: times\n", 2),
        ("accent: red\n", 1),
        ("ink: '#12345g'\n", 1),
        ("page:\n  side: -3\n", 2),
        ("sizes:\n  smallest: 0\n", 2),
        ("sizes:\n  smallest: 12\n  largest: 9\n", 2),
        ("tint_strength: 7\n", 1),
    ],
)
def test_a_mistake_in_a_theme_file_is_told_on_its_line(text: str, line: int) -> None:
    with pytest.raises(ContentError) as caught:
        parse_theme(text.encode(), "mine.yaml")
    assert [p.source.line for p in caught.value.problems] == [line]


def test_a_theme_may_name_every_bundled_family_and_no_other() -> None:
    assert get_args(Family) == load_faces().families


def test_mixing_lays_a_share_of_a_color_over_a_ground() -> None:
    assert mix("#000000", "#ffffff", 0.25) == "#bfbfbf"
    assert gray("#ff0000") == "#4c4c4c"
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)


@pytest.mark.parametrize("sizes", ["smallest: 11\n  largest: 11", "largest: 9"])
def test_a_theme_may_have_one_size(sizes: str) -> None:
    theme = parse_theme(f"name: ours\nsizes:\n  {sizes}\n".encode(), "content/ours.yaml")
    size = theme.sizes.largest
    assert theme.sizes.share(size) == 0.0
    assert make_look(theme, palette(theme), size, 1.2 * size).roominess == 0.0
