"""The numbers of passages: each holds the number of its paper, so that a paper is found without looking it up."""

BITS = 20
MOST_PASSAGES = (1 << BITS) - 1


def passage(paper: int, number: int) -> int:
    """Give the number of the passage of a paper that counts so from 1."""
    return paper << BITS | number


def paper(number: int) -> int:
    """Give the paper of a passage."""
    return number >> BITS


def of(paper_number: int) -> tuple[int, int]:
    """Give the first and the last number that a passage of a paper can have."""
    return paper_number << BITS, paper_number << BITS | MOST_PASSAGES
