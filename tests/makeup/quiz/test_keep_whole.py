from isoprint.compose.slug import KEEP, ComposedText, Galley, PlacedText, Slug
from isoprint.makeup.quiz.keep_whole import keep_whole, take_apart
from isoprint.page import Rule, Text, Word, WordStyle

LOOK = WordStyle("face", 10.0, "#000000")
HEADER = Slug(12.0)


def text(*costs: float, height: float = 12.0, header: bool = False) -> ComposedText:
    """Return a text of as many lines as there are costs of breaks after them."""
    line = Text(0.0, 9.0, (Word(0.0, 5.0, "word", LOOK),), "@")
    slugs = tuple(
        Slug(height, (line,), cost, repeated_header=HEADER if header and at > 1 else None)
        for at, cost in enumerate(costs)
    )
    return ComposedText(height * len(costs), (line,) * len(costs), slugs=slugs)


def test_what_a_column_holds_has_no_break() -> None:
    galley = Galley((Slug(80.0, cost=3.0), Slug(80.0, cost=5.0)))
    assert [slug.cost for slug in keep_whole(galley, 160.0).slugs] == [KEEP, 5.0]


def test_what_no_column_holds_keeps_the_prices_of_its_breaks() -> None:
    galley = Galley((Slug(80.0, cost=3.0), Slug(80.0, cost=5.0)))
    assert keep_whole(galley, 159.0) == galley


def test_a_slug_that_no_column_holds_is_taken_apart_into_the_slugs_of_its_text() -> None:
    ask = PlacedText(text(7.0, 900.0, 1600.0, 0.0), 20.0, 0.0, "q1.a")
    label = PlacedText(ComposedText(12.0), 0.0, 0.0, "q1.n")
    slugs = take_apart(Slug(48.0, (label, ask), 5.0, 9.0), 40.0)
    assert [(slug.height, slug.cost, slug.space) for slug in slugs] == [
        (12.0, 7.0, 9.0),
        (12.0, 900.0, 0.0),
        (12.0, 1600.0, 0.0),
        (12.0, 5.0, 0.0),
    ]
    assert len(slugs[0].items) == 2
    assert all(placed.y == 0.0 for slug in slugs for placed in slug.items if isinstance(placed, PlacedText))


def test_texts_side_by_side_are_parted_between_lines_of_both_alone() -> None:
    left, right = PlacedText(text(0.0, 0.0), 0.0, 0.0), PlacedText(text(0.0, 0.0, height=24.0), 99.0, 0.0)
    assert [slug.height for slug in take_apart(Slug(48.0, (left, right)), 40.0)] == [24.0, 24.0]


def test_the_rows_of_a_table_that_is_taken_apart_bring_its_header() -> None:
    table = PlacedText(text(KEEP, 9000.0, 9000.0, 0.0, header=True), 20.0, 0.0)
    assert [bool(slug.repeated_header) for slug in take_apart(Slug(48.0, (table,)), 40.0)] == [False, False, True, True]


def test_what_has_no_slugs_is_divided_between_its_lines() -> None:
    rules = tuple(Rule(0.0, 10.0 * at, 50.0, 10.0 * at, 1.0, "#000000") for at in range(10))
    parts = take_apart(Slug(90.0, (PlacedText(ComposedText(90.0, rules), 0.0, 0.0),)), 35.0)
    assert [len(part.items) for part in parts] == [4, 4, 2]
    assert all(part.height <= 35.0 for part in parts)
