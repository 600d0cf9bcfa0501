/** Text of `--help`. */
export const USAGE = `reappro: replenishment plan for funeral supplies

  npm start                                    plan of the simulated sample
  npm start -- --orders FILE --agreements FILE --items FILE --as-of YYYY-MM-DD [options]

Files: .csv, .ndjson or .json, each also .gz (docs/data-formats.md)
  --orders FILE            order lines
  --agreements FILE        signed agreements of the operators
  --items FILE             articles; their sku are the catalogue
  --stock FILE             stock positions; without it every shelf counts as empty
  --suppliers FILE         suppliers
  --coverage FILE          share of each operator's lines that carry the opt-in
  --releases FILE          group: releases.json of the run before

Run
  --as-of YYYY-MM-DD       day of the plan
  --purpose P              replenishment (default) or group-purchasing
  --group ID               buying group, for group-purchasing
  --period P               day, week (default) or month; not for group-purchasing
  --max-line-quantity N    largest quantity of one order line (default 200)

How CSV files are written
  --delimiter C            , or ; or tab (default: as the header line)
  --date-format F          yyyy-mm-dd (default) or dd/mm/yyyy
  --encoding E             auto (default), utf-8, windows-1252 or utf-16le
  --map FILE.json          { "lineId": "header of its column", ... } for the order lines
  --ignore-columns A,B     headers of columns to leave out unread

Result
  --out DIR                folder for plan.json, report.html, report.fr.html (default: out)
  --lang L                 en (default) or fr: language of what is printed here
  --quiet                  no table, only where the files are
  --help                   this text
`;
