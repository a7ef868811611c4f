from genius_desktop.engines.local.lookup import Lookup

PROMPT = list(range(100, 160))


def test_what_stood_after_the_same_tokens_is_guessed() -> None:
    lookup = Lookup(PROMPT)
    for token in (105, 106, 107):
        lookup.add(token)

    assert lookup.guess() == list(range(108, 123))


def test_the_last_place_counts_and_not_the_first() -> None:
    lookup = Lookup([1, 2, 3, 4, 5, 6, 7, 1, 2, 3, 9, 8, 7, 6, 5])
    for token in (1, 2, 3):
        lookup.add(token)

    assert lookup.guess()[:2] == [9, 8]


def test_two_tokens_in_common_are_no_reason_to_guess() -> None:
    lookup = Lookup(PROMPT)
    for token in (7, 106, 107):
        lookup.add(token)

    assert lookup.guess() == []


def test_guessing_rests_while_it_does_not_pay() -> None:
    lookup = Lookup(PROMPT)
    for token in (105, 106, 107):
        lookup.add(token)
    for _ in range(3):
        lookup.learn(guessed=False, tokens=1, seconds=0.1)
        lookup.learn(guessed=True, tokens=1, seconds=0.4)
    assert lookup.guess() == []

    for _ in range(48):
        lookup.learn(guessed=False, tokens=1, seconds=0.1)
    assert lookup.guess()
