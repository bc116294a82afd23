"""Where words of medicine are divided: the list first, then what words begin and end with, then the patterns."""

import itertools
import re

import pytest

from isoprint.compose.divisions import _MOST_LETTERS, DividedWords
from isoprint.compose.hyphens import hyphenator
from isoprint.theme.patterns import load_divisions, load_patterns

LIST = load_divisions("en_US")
ENTRIES = re.sub("#.*", "", LIST).split()
ENGLISH = hyphenator(load_patterns("en_US"), ["mel-anocytes"], divisions=LIST)


def divided(text: str) -> str:
    places = (0, *ENGLISH(text), len(text))
    return "-".join(text[start:stop] for start, stop in itertools.pairwise(places))


@pytest.mark.parametrize("word", ["mel-a-no-cyte", "ec-zema", "tac-ro-li-mus", "iso-tret-i-noin", "ro-sa-cea"])
def test_words_of_the_list_divide_as_it_says(word: str) -> None:
    assert divided(word.replace("-", "")) == word


def test_a_plural_divides_as_its_singular() -> None:
    assert divided("lymphocytes") == "lym-pho-cytes"


def test_a_club_s_own_division_comes_before_the_list() -> None:
    assert divided("melanocytes") == "mel-anocytes"


@pytest.mark.parametrize("word", ["im-mu-no-phe-no-type", "cryo-pro-tein", "post-trau-matic", "au-to-im-mune"])
def test_what_follows_a_beginning_divides_as_a_word_of_its_own(word: str) -> None:
    assert divided(word.replace("-", "")) == word


def test_beginnings_follow_one_another() -> None:
    assert divided("phytophotodermatitis") == "phy-to-pho-to-der-ma-ti-tis"


@pytest.mark.parametrize("word", ["xylim-u-mab", "plano-cytes", "zoru-ti-nibs", "mixe-cil-lin"])
def test_an_ending_divides_a_word_that_nobody_has_listed(word: str) -> None:
    assert divided(word.replace("-", "")) == word


@pytest.mark.parametrize("word", ["pho-tog-ra-phy", "au-ton-omy", "os-ten-si-ble", "his-tor-i-cal", "al-lowance"])
def test_what_only_looks_like_a_beginning_is_none(word: str) -> None:
    assert divided(word.replace("-", "")) == word


def test_no_part_after_a_beginning_lacks_a_vowel() -> None:
    assert DividedWords("gas-tro+").divide("gastroscopic", lambda _: [1, 4]) == [3, 6, 10]


def test_the_list_says_everything_once_and_nothing_else() -> None:
    assert len({entry.replace("-", "") for entry in ENTRIES}) == len(ENTRIES)
    assert all(re.fullmatch(r"\+?[a-z]+(-[a-z]+)*\+?", entry) for entry in ENTRIES)


def test_no_beginning_or_ending_is_longer_than_what_is_looked_up() -> None:
    assert max(len(entry.replace("-", "").strip("+")) for entry in ENTRIES if "+" in entry) == _MOST_LETTERS


def test_a_language_without_a_list_has_none() -> None:
    assert load_divisions("de_DE") == ""
