"""The comparison of names."""

import pytest

from onrecord.words.names import SAME_PERSON, compare_names, fold_name, romanise, same_given_name, strip_accents


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sergueï Choïgou", "Sergei Shoigu"),
        ("Сергей Лавров", "Sergueï Lavrov"),
        ("习近平", "Xi Jinping"),
        ("Hassan Rohani", "Khassan Roukhani"),
        ("Mouammar Kadhafi", "Muammar Gaddafi"),
        ("Putin, Vladimir", "Vladimir Putin"),
        ("Vladimir Vladimirovitch Poutine", "Vladimir Putin"),
        ("Mykola Azarov", "Nikolai Azarov"),
        ("J.-C. Juncker", "Jean-Claude Juncker"),
        ("Imran Kahn", "Imran Khan"),
        ("Артём Бичаев", "АРТЁМ БИЧАЕВ"),
        ("Mohammad Javad Zarif", "محمد جواد ظریف"),
        ("Abdelmadjid Tebboune", "عبد المجيد تبون"),
        ("Lee Jong-seok", "RI Chong-sok"),
        ("Park Young-jin", "Pak Yong Jin"),
        ("Choe Son-hui", "Choi Sun-hee"),
        ("Kang Kyung-wha", "Gang Gyeong-hwa"),
        ("Chung Eui-yong", "Jeong Ui-yong"),
        ("Cho Tae-yul", "Jo Tae-yeol"),
        ("Ivan Petrov Jr.", "Ivan Petrov"),
        ("Anna Sergueïevna Belova", "Anna Gromova-Belova"),
        ("Aleksandar Vučić", "Aleksandar Vucic"),
        ("Andrej Babiš", "Andrej Babish"),
        ("Ян Тарасюк (Тарас)", "Yan Tarasiouk"),
    ],
)
def test_one_name_in_two_writings(one: str, other: str) -> None:
    """Scripts, schools, order, initials and patronymics are forgiven, in both directions."""
    assert compare_names(one, other).score >= SAME_PERSON
    assert compare_names(other, one).score >= SAME_PERSON


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kim Jong-un", "Kim Jong-il"),
        ("Cho Tae-yul", "Cho Tae-yong"),
        ("Boris Rotenberg", "Arkady Rotenberg"),
        ("Sergueï Ivanov", "Sergueï Lavrov"),
        ("Oleg Viktorovich Morozov", "Igor Nikolaevich Morozov"),
        ("Barack Obama", "Michelle Obama"),
        ("习近朋", "习近平"),
        ("김종은", "김정은"),
        ("Li Jun", "Li Chun"),
        ("Kim Jong-un", "Kim Jong-il"),
        ("Piotr Zakharov", "Petra Zakharova"),
        ("Slobodan Milošević", "Slobodan Milan"),
        ("Abdullah bin Omar Al-Hamad", "Omar bin Abdullah Al-Hamad"),
        ("Alexandre Dmitrievitch Orlov", "Dmitri Orlov"),
        ("Oleg Ivanovitch Orlov", "Oleg Sergueïevitch Orlov"),
        ("Abdul Kabir Abdul Jan", "Abdul Kabir Mohammad Jan"),
        ("Mohammad Javad Zarif", "محمد خاتمی"),
    ],
)
def test_two_names_stay_two(one: str, other: str) -> None:
    """Another given name or another family name is another person."""
    assert compare_names(one, other).score < SAME_PERSON


def test_a_comparison_says_what_was_compared() -> None:
    """The detail shows the pairs of words, for a person to check."""
    assert "soluanov=silouanov" in compare_names("Anton Soluanov", "Anton Silouanov").detail


def test_chinese_given_names_are_compared_whole() -> None:
    """One letter makes another person."""
    assert same_given_name("Zhang Youxia", "ZHANG You Xia")
    assert not same_given_name("Zhang Youxia", "Zhang Yuxi")


def test_names_without_letters_are_never_alike() -> None:
    """Nothing is concluded from nothing."""
    assert compare_names("???", "!!!").score == 0


def test_folding_steps() -> None:
    """Accents go, other scripts become Latin, words divide at blanks and hyphens."""
    assert strip_accents("Œuvre Été") == "oeuvre ete"
    assert romanise("Мoscou") == "moscou"
    assert fold_name("Jean-Yves Le Drian") == ("jean", "ives", "le", "drian")


@pytest.mark.parametrize("one", ["محمد", "علي", "Ли"])
def test_a_few_consonants_prove_nothing(one: str) -> None:
    """A skeleton of three consonants fits too many names."""
    assert compare_names(one, "Mahmoud Ahmadi").score < SAME_PERSON


def test_the_reason_names_the_rule_of_the_script() -> None:
    """Consonants and syllables are named as what was compared."""
    assert "same consonants: " in compare_names("Youssef Aboutalebi", "یوسف ابوطالبی").detail
    assert "same syllables: " in compare_names("Ri Yong-ho", "Lee Young-ho").detail


def test_the_order_of_two_short_words_makes_no_difference() -> None:
    """A word of repeated letters compared with a part of itself."""
    assert compare_names("AAOO", "AO").score == compare_names("AO", "AAOO").score
