"""Events: each told apart from the next, its day and time of day never torn where there is room for them."""

from datetime import date, datetime

from isoprint.content.languages.language import language_for as printed
from isoprint.content.languages.language import languages
from isoprint.content.model import Event
from isoprint.makeup.newsletter.matter.events import day_and_time
from isoprint.page import Text
from tests.newsletters import document_of, here, newsletter, section, words

EVENTS = tuple(
    Event(when, words(what), words("Skills lab"), here(3))
    for when, what in (
        (datetime(2026, 12, 2, 18, 0), "Suture night"),
        (datetime(2026, 12, 9, 12, 15), "Case reports"),
        (date(2026, 12, 16), "Dinner"),
    )
)


def event_lines(columns: int) -> list[tuple[float, str]]:
    """Return baseline and words of the lines of EVENTS, set in large type."""
    (page,) = document_of(newsletter(section("", events=EVENTS), columns=columns)).pages
    texts = [item for item in page.items if isinstance(item, Text) and item.element.startswith("n.")]
    return [(text.baseline, "".join(word.text for word in text.words).strip()) for text in texts]


def test_a_line_of_room_parts_two_events() -> None:
    lines = event_lines(2)
    leading = lines[1][0] - lines[0][0]
    after = next(at for at, (_, words) in enumerate(lines) if words.startswith("Wednesday, December 9"))
    assert round((lines[after][0] - lines[after - 1][0]) / leading, 3) == 2.0


def test_a_moment_stands_on_one_line_where_there_is_room() -> None:
    assert "Wednesday, December 2, 2026, 6:00\u00a0pm" in [line for _, line in event_lines(2)]


def test_a_moment_too_long_for_its_line_is_parted_before_the_time_of_day() -> None:
    lines = [line for _, line in event_lines(3)]
    assert "Wednesday, December 2, 2026," in lines
    assert any(line.startswith("6:00\u00a0pm Suture") for line in lines)


def test_a_day_too_long_for_its_line_is_parted_after_the_day_of_the_week() -> None:
    lines = [line for _, line in event_lines(4)]
    assert "Wednesday," in lines
    assert "December 2, 2026," in lines


def test_day_and_time_are_the_moment_as_it_is_printed_in_every_language() -> None:
    for tag in languages():
        language = printed(tag)
        assert language is not None
        day, time = day_and_time(datetime(2026, 12, 2, 18, 30), language)
        assert "2026" in day
        assert "18" in time or "6:30" in time
