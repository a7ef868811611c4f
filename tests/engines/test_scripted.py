import pytest

from genius_desktop.engines.brake import Brake
from genius_desktop.engines.scripted import ScriptedEngine
from tests.engines.contract import EngineContract, answers, prompt


class TestScriptedEngine(EngineContract):
    @pytest.fixture
    def engine(self, brake: Brake) -> ScriptedEngine:
        return ScriptedEngine(brake)

    def test_it_says_that_it_is_an_example(self, engine: ScriptedEngine) -> None:
        assert engine.describe().model == "Beispielausgabe"

    def test_it_writes_sentences_of_the_document(self, engine: ScriptedEngine) -> None:
        text = answers(list(engine.write([prompt(limit=200)])))[0]

        assert text.split("\n")[1] == "- It decided to repair the bridge near the mill."
