"""The quiz sheet and its answer key, made from one version of the quiz as drawn.

1. ``styles.py`` derives the looks of everything on them from the theme.
2. ``typesetter.py`` composes each text once for all versions, and frames those of one sheet.
3. ``question/`` sets a part as slugs: its heading, and each question with the area for its answer.
4. ``keep_whole.py`` forbids breaks within what a column holds, and takes apart what none does.
5. ``quiz.py`` puts head (``name_line.py``), parts, references and ``foot_answers.py`` together and distributes them
   over pages by ``makeup/distribute.py``; ``answer_key.py`` does so with entries and ``marker_table.py``.
6. ``sheet.py`` draws both: head, columns and foot.
"""
