#!/usr/bin/env bash
# Writes what the program is made of, for who has to know: `bash docs/sbom.sh` makes target/sbom/rodedraad.cdx.json, a list of all
# crates with versions, licences and checksums as CycloneDX has it (ECMA-424).
#
# Needs cargo-cyclonedx: `cargo install --locked cargo-cyclonedx`. Nothing in it depends on the day or the machine.
set -euo pipefail
cd "$(dirname "$0")/.."

# The time and number of a list would differ each time; the day of the last commit says as much.
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
export SOURCE_DATE_EPOCH

cargo cyclonedx --quiet --format json --spec-version 1.5 --target x86_64-unknown-linux-gnu --override-filename rodedraad.cdx
mkdir -p target/sbom
mv rodedraad.cdx.json target/sbom/
python3 - target/sbom/rodedraad.cdx.json <<'PY'
import json, os, sys
path = sys.argv[1]
text = open(path).read().replace(f"path+file://{os.getcwd()}#", "")
bill = json.loads(text)
bill.pop("serialNumber", None)
json.dump(bill, open(path, "w"), indent=1, ensure_ascii=False)
without = [part["name"] for part in bill["components"] if not part.get("licenses")]
print(f"{path}: {len(bill['components'])} crates, {len(without)} without a licence {without or ''}")
PY
