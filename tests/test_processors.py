from genius_desktop.processors import FLOOR, VARIANTS, expected_variant, lacking

OFFICE_PC_OF_2014 = {*FLOOR, "avx", "avx2", "bmi2", "f16c", "fma"}


def test_a_processor_of_2009_is_the_oldest_that_will_do() -> None:
    assert lacking(FLOOR) == ()
    assert lacking(set(FLOOR) - {"sse4_2"}) == ("sse4_2",)


def test_a_better_variant_always_stands_before_one_that_needs_less() -> None:
    needs = list(VARIANTS.values())
    for place, needed in enumerate(needs):
        assert not any(needed < later for later in needs[place + 1 :])


def test_the_best_variant_that_a_processor_can_run_is_expected() -> None:
    assert expected_variant(FLOOR) == "sse42"
    assert expected_variant(OFFICE_PC_OF_2014) == "haswell"
    assert expected_variant({*OFFICE_PC_OF_2014, "avx_vnni"}) == "alderlake"
    assert expected_variant(set().union(*VARIANTS.values())) == "zen4"
