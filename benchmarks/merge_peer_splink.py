"""Splink on DuckDB over records on standard input; clusters of their positions on standard output, both as JSON.

Runs in a virtual environment of its own (`pip install splink==5.0.0`): merge_peers.py starts it there. Settings: title
by Levenshtein distance, short name, venue and year exact, identifiers by intersection; parameters by EM; p >= 0.5.
"""

import json
import sys

import duckdb
import splink.comparison_library as cl
from splink import Linker, SettingsCreator, block_on
from splink.backends.duckdb import DuckDBAPI


def main() -> None:
    """Read, link, write."""
    rows = json.load(sys.stdin)
    connection = duckdb.connect()
    connection.execute(
        "create table entries(unique_id int, title text, head text, tail text, name text,"
        " venue text, year text, ids text[])"
    )
    for row in rows:
        title = row["title"] or None
        values = [
            row["number"],
            title,
            title and title[:12],
            title and title[-12:],
            row["name"],
            row["venue"],
            row["year"],
            row["ids"] or None,
        ]
        connection.execute("insert into entries values (?, ?, ?, ?, ?, ?, ?, ?)", values)
    database = DuckDBAPI(connection)
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            cl.LevenshteinAtThresholds("title", [0, 3, 8]),
            cl.ExactMatch("name"),
            cl.ExactMatch("venue"),
            cl.ExactMatch("year"),
            cl.ArrayIntersectAtSizes("ids", [1]),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("head"),
            block_on("tail"),
            block_on("name"),
            block_on("venue", "year"),
            "array_length(list_intersect(l.ids, r.ids)) > 0",
        ],
    )
    linker = Linker(database.register("entries", table_name="mentions"), settings, log_level="ERROR")
    linker.training.estimate_probability_two_random_records_match([block_on("title")], recall=0.6)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("title"), record_sample_proportion=1.0)
    linker.training.estimate_parameters_using_expectation_maximisation(
        block_on("venue", "year"), record_sample_proportion=1.0
    )
    predictions = linker.inference.predict(threshold_match_probability=0.5)
    clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(predictions, threshold_match_probability=0.5)
    found: dict[object, list[int]] = {}
    for row in clusters.as_record_list():
        found.setdefault(row["cluster_id"], []).append(row["unique_id"])
    json.dump(list(found.values()), sys.stdout)


if __name__ == "__main__":
    main()
