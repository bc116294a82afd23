"""The words of a quiz: its questions, the versions drawn from them, and the right answers.

1. `quiz` reads parts, and `question` one question.
2. `kinds` tells from the keys of a question which kind it is, and reads it; `right_choices` finds the right choices.
3. `versions` draws the orders of a version; `refers_to_others` keeps “None of the above” last.
4. `answers` says in words what is right, and `points` what it is worth.
"""
