"""The numbers of passages: each holds the number of its paper, so that a paper is found without looking it up."""

_BITS = 20
MOST_PASSAGES = (1 << _BITS) - 1


def passage(paper: int, number: int) -> int:
    """Give the number of the passage of a paper that counts so from 1."""
    return paper << _BITS | number


def paper(number: int) -> int:
    """Give the paper of a passage."""
    return number >> _BITS


def of(paper_number: int) -> tuple[int, int]:
    """Give the first and the last number that a passage of a paper can have."""
    return paper_number << _BITS, paper_number << _BITS | MOST_PASSAGES
