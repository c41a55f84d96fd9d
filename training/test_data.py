#!/usr/bin/python3
"""Tests of how corpora are turned into data for training: python3 training/test_data.py"""

import os
import tempfile
import unittest

import corpora
import more_data


def rows(*words):
    """Rows of a sentence in CoNLL-U from word, part of speech, finer part of speech, head and relation."""
    return [[str(i + 1), form, "_", upos, xpos, "_", str(head), label, "_", "_"] for i, (form, upos, xpos, head, label) in enumerate(words)]


class Tags(unittest.TestCase):
    def test_names_of_other_types_are_none_and_what_begins_with_i_begins(self):
        sentence = [("Mari", "I-PERSON"), ("Tamm", "I-PERSON"), (",", "O"), ("Tallinn", "I-GPE"), ("May", "B-DATE"), ("Riga", "B-GPE")]
        read = list(more_data.mapped([sentence], {"PERSON": "PER", "GPE": "LOC"}))
        self.assertEqual(["B-PER", "I-PER", "O", "B-LOC", "O", "B-LOC"], [tag for _, tag in read[0]])

    def test_names_side_by_side_stay_apart(self):
        read = list(more_data.mapped([[("Anna", "B-PER"), ("Bob", "B-PER"), ("Oslo", "I-LOC")]], more_data.PLAIN))
        self.assertEqual(["B-PER", "B-PER", "B-LOC"], [tag for _, tag in read[0]])

    def test_a_word_with_a_blank_spoils_its_sentence(self):
        self.assertEqual([], list(more_data.mapped([[("a b", "O")]], more_data.PLAIN)))

    def test_of_names_that_overlap_the_longer_counts(self):
        words = "Bank of Spain in Madrid".split()
        tagged = more_data.of_spans(words, {(2, 3, "LOC"), (0, 3, "ORG"), (4, 5, "LOC")})
        self.assertEqual(["B-ORG", "I-ORG", "I-ORG", "O", "B-LOC"], [tag for _, tag in tagged])

    def test_comments_and_document_marks_are_no_words(self):
        text = "# sent_id = 1\n1\tRome\tB-LOC\n\n-DOCSTART- O O\n\n1\t#\tO\n"
        self.assertEqual([[("Rome", "B-LOC")], [("#", "O")]], list(more_data.columns(text, 1, 2)))


class Mentions(unittest.TestCase):
    def test_a_title_is_no_part_of_a_name(self):
        sentence = rows(
            ("Prime", "ADJ", "NNP", 2, "amod"), ("Minister", "PROPN", "NNP", 5, "nsubj"), ("Ana", "PROPN", "NNP", 2, "flat"),
            ("Brnabić", "PROPN", "NNP", 2, "flat"), ("spoke", "VERB", "VBD", 0, "root"),
        )  # fmt: skip
        self.assertEqual((2, 4, "PER"), more_data.gum_name(sentence, 0, 4, "PER"))

    def test_a_people_is_no_person(self):
        sentence = rows(("Poles", "PROPN", "NNPS", 2, "nsubj"), ("spoke", "VERB", "VBD", 0, "root"))
        self.assertIsNone(more_data.gum_name(sentence, 0, 1, "PER"))

    def test_a_mention_by_a_common_noun_is_no_name(self):
        sentence = rows(("the", "DET", "DT", 2, "det"), ("ministry", "NOUN", "NN", 3, "nsubj"), ("spoke", "VERB", "VBD", 0, "root"))
        self.assertIsNone(more_data.gum_name(sentence, 0, 2, "ORG"))

    def test_a_body_keeps_its_of(self):
        sentence = rows(
            ("the", "DET", "DT", 2, "det"), ("Ministry", "PROPN", "NNP", 6, "nsubj"), ("of", "ADP", "IN", 5, "case"),
            ("Foreign", "ADJ", "NNP", 5, "amod"), ("Affairs", "PROPN", "NNPS", 2, "nmod"), ("spoke", "VERB", "VBD", 0, "root"),
        )  # fmt: skip
        self.assertEqual((1, 5, "ORG"), more_data.gum_name(sentence, 0, 5, "ORG"))

    def test_mentions_open_and_close(self):
        sentence = rows(*[(c, "PROPN", "NNP", 0, "root") for c in "abc"])
        for row, misc in zip(sentence, ("Entity=(1-person-new(2-place-new)", "X=Y", "SpaceAfter=No|Entity=1)")):
            row[9] = misc
        self.assertEqual({(0, 1, "place"), (0, 3, "person")}, set(more_data.gum_mentions(sentence)))


class Tested(unittest.TestCase):
    def test_a_text_that_a_set_is_tested_on_is_known_however_it_is_parted(self):
        bank = corpora.Names("x", "en", ("x-train",), ("x-test",), 1.0, 1.0)
        before = corpora.TREEBANKS, corpora.NAMES
        corpora.TREEBANKS, corpora.NAMES = [], [bank]
        try:
            with tempfile.TemporaryDirectory() as data:
                os.mkdir(os.path.join(data, "ner"))
                for name, words in (("x-train", "He flew to Al-Hasakah today ."), ("x-test", "He flew to Al - Hasakah today .")):
                    with open(os.path.join(data, "ner", name + ".iob2"), "w", encoding="utf-8") as file:
                        file.write("".join(word + "\tO\n" for word in words.split()) + "\nOther\tO\nwords\tO\n" + name + "\tO\n")
                tested = corpora.tested_texts(data)

                def read(data, cache, name, corpus):
                    for _, lines in corpora.sentences(corpora.names_path(data, name)):
                        sentence = corpora.Sentence(corpus.name, corpus.language, [line[0] for line in lines])
                        sentence.text, sentence.pieces = " ".join(sentence.forms), []
                        yield sentence

                training, held_out, testing = corpora.split(bank, data, None, lambda *a: list(read(*a)), tested)
                self.assertEqual([["Other", "words", "x-train"]], [s.forms for s in training + held_out])
                self.assertEqual(2, len(testing))
        finally:
            corpora.TREEBANKS, corpora.NAMES = before


if __name__ == "__main__":
    unittest.main()
