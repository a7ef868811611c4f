from tests.growth import grows_with_the_size


def test_work_that_grows_with_the_square_is_told_from_work_that_grows_with_the_size() -> None:
    assert grows_with_the_size(lambda size: sum(range(size * 1_000)), 200)
    assert not grows_with_the_size(lambda size: [sum(range(size)) for _ in range(size)], 500)
