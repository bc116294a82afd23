"""The points of a quiz: their total, and the words that say what a question is worth."""

from isoprint.content.languages.language import Language, format_number
from isoprint.content.model import Question, Quiz


def total_points(quiz: Quiz) -> float | None:
    """Return the points that a quiz gives, bonus left out; None where no question has any."""
    questions = [question for part in quiz.parts for question in part.questions]
    if all(question.points is None for question in questions):
        return None
    return sum(question.points or 0.0 for question in questions if not question.bonus)


def points_text(question: Question, language: Language) -> str:
    """Return what a question is worth and whether that is a bonus, as printed beside it; empty without either."""
    labels, points = language.labels, question.points
    worth = ""
    if points is not None:
        worth = (labels.point if points == 1 else labels.points).format(points=format_number(points, language))
    return " · ".join(text for text in (labels.bonus if question.bonus else "", worth) if text)
