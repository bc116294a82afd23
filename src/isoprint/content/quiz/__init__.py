"""The words of a quiz: its questions, the versions drawn from them, and the right answers.

1. `quiz` reads parts, and `question` the keys that every question has.
2. `kinds` has a row for each kind: the keys that make a question one, and what reads it from the question as
   `written`; `right_choices` finds the right choices. `pasted` tells letters, numbers and marks typed with texts.
3. `versions` draws the orders of a version; `refers_to_others` keeps “None of the above” last and “A and C” right.
4. `answers` says in words what is right and what it is worth.
"""
