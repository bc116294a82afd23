"""What questions are worth: points of a quiz in, what is printed of them out."""

from isoprint.content.model import Quiz
from isoprint.makeup.quiz.typesetter import QuizTypesetter


def total_points(quiz: Quiz) -> float | None:
    """Return the points that a quiz gives, bonus left out; None where no question has any."""
    questions = [question for part in quiz.parts for question in part.questions]
    if all(question.points is None for question in questions):
        return None
    return sum(question.points or 0.0 for question in questions if not question.bonus)


def number(value: float, typesetter: QuizTypesetter) -> str:
    """Return a number as it is printed: 2, 2.5 or, where the language has a decimal comma, 2,5."""
    text = f"{value:g}"
    return text if typesetter.job.language.tag.startswith("en") else text.replace(".", ",")


def points_text(points: float | None, bonus: bool, typesetter: QuizTypesetter) -> str:
    """Return what stands beside a question: its points, and whether they are a bonus; empty without either."""
    labels = typesetter.job.language.labels
    worth = ""
    if points is not None:
        worth = (labels.point if points == 1 else labels.points).format(points=number(points, typesetter))
    return " · ".join(text for text in (labels.bonus if bonus else "", worth) if text)
