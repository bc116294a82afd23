"""Where words are divided, with the English patterns and a club's own words."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isoprint.compose.hyphens import hyphenator
from isoprint.theme.patterns import load_patterns

ENGLISH = hyphenator(load_patterns("en_US"), ["iso-tret-i-noin", "iPLEDGE", "Accutane", "table-spoon"])


def divided(text: str) -> str:
    places = (0, *ENGLISH(text), len(text))
    return "-".join(text[start:stop] for start, stop in itertools.pairwise(places))


@pytest.mark.parametrize("word", ["hy-phen-ation", "al-go-rithm", "der-ma-tol-o-gist", "con-cate-na-tion"])
def test_words_divide_where_the_patterns_allow(word: str) -> None:
    assert divided(word.replace("-", "")) == word


def test_exceptions_come_before_patterns_whatever_their_case() -> None:
    assert divided("Isotretinoin") == "Iso-tret-i-noin"
    assert divided("tablespoon") == "table-spoon"


def test_an_exception_without_a_hyphen_is_never_divided() -> None:
    assert divided("Accutane") == "Accutane"
    assert divided("iPLEDGE") == "iPLEDGE"


@pytest.mark.parametrize("text", ["NSAIDs", "ePrescribing", "H2SO4monohydrate", "tgfbeta1", "DERMATO"])
def test_abbreviations_brand_names_and_letters_beside_figures_stay_whole(text: str) -> None:
    assert divided(text) == text


def test_a_long_word_in_capitals_is_a_word() -> None:
    assert divided("MERCHANTABILITY") == "MER-CHANTABIL-ITY"


@pytest.mark.parametrize(
    "text",
    ["https://example.com/dermatologist", "someone@university.edu", "www.dermatology.org", "(ipledgeprogram.com)"],
)
def test_addresses_are_given_no_hyphen(text: str) -> None:
    assert divided(text) == text


def test_signs_around_a_word_are_none_of_it() -> None:
    assert divided("“medication,”") == "“med-i-ca-tion,”"
    assert divided("patient’s") == "pa-tient’s"


def test_a_compound_divides_at_its_own_hyphens_and_in_long_parts_only() -> None:
    assert divided("medication-related") == "medi-ca-tion-related"
    assert divided("interleukin-17") == "inter-leukin-17"
    assert divided("FDA-approved") == "FDA-approved"


def test_two_letters_stay_and_three_go() -> None:
    assert divided("about") == "about"
    assert divided("really") == "re-ally"


@given(st.text(st.characters(max_codepoint=0x250), max_size=20))
def test_places_ascend_and_lie_inside_the_word(text: str) -> None:
    places = ENGLISH(text)
    assert list(places) == sorted(set(places))
    assert all(2 <= place <= len(text) - 3 for place in places)
