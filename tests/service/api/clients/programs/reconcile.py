"""Reconciles a column with the package reconciler, and prints the table it makes."""

import os
import sys

import pandas
from reconciler import reconcile

people = pandas.DataFrame(
    {"who": ["Orhan Idris Kemalov", "Hasadun", "Nobody Atall"], "born": ["1961-03-12", "", ""], "number": ["", "", ""]}
)
table = reconcile(
    people["who"],
    type_id="Person",
    top_res="all",
    property_mapping={"Person:birthDate": people["born"], "noSuchProperty": people["number"]},
    reconciliation_endpoint=os.environ["YENTE_BASE_URL"] + "/reconcile/default",
)
sys.stdout.write(table.to_json(orient="records"))
