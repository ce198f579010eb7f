/** Functions of jq that are written in jq. */
import { parseDefinitions } from './parse'
import type { Definition } from './tree'

const SOURCE = `
def map(f): [.[] | f];
def map_values(f): .[] |= f;
def recurse(f): def each: ., (f | each); each;
def recurse(f; condition): def each: ., (f | select(condition) | each); each;
def to_entries: [keys_unsorted[] as $k | {key: $k, value: .[$k]}];
def from_entries:
  reduce .[] as $entry ({};
    . + {($entry | if type == "object" then (if has("key") then .key elif has("k") then .k elif has("name") then .name elif has("Name") then .Name elif has("Key") then .Key elif has("K") then .K else null end) else error("Cannot index \\(type) with \\"key\\"") end
         | if type == "string" then . elif type == "null" then "null" elif type == "boolean" or type == "number" then tojson else error("Cannot use \\(type) (\\(tojson)) as object key") end):
         ($entry | if has("value") then .value elif has("v") then .v elif has("Value") then .Value elif has("V") then .V else null end)});
def with_entries(f): to_entries | map(f) | from_entries;
def values: select(. != null);
def nulls: select(. == null);
def booleans: select(type == "boolean");
def numbers: select(type == "number");
def strings: select(type == "string");
def arrays: select(type == "array");
def objects: select(type == "object");
def iterables: select(type == "array" or type == "object");
def scalars: select(type != "array" and type != "object");
def add(f): reduce f as $x (null; . + $x);
def del(f): delpaths([path(f)]);
def paths: path(..) | select(length > 0);
def paths(f): path(.. | select(f)) | select(length > 0);
def leaf_paths: paths(scalars);
def pick(f): . as $whole | reduce path(f) as $p (null; setpath($p; $whole | getpath($p)));
def in(object): . as $key | object | has($key);
def inside(whole): . as $part | whole | contains($part);
def any: any(.[]; .);
def all: all(.[]; .);
def any(f): any(.[]; f);
def all(f): all(.[]; f);
def isempty(f): label $found | (f | false, break $found), true;
def join($glue): reduce .[] as $x (null; (if . == null then "" else . + $glue end) + ($x | if . == null then "" elif type == "boolean" or type == "number" then tojson else . end)) // "";
def ascii: [.] | implode;
def first: .[0];
def last: .[-1];
def nth($n): .[$n];
def nth($n; f): if $n < 0 then error("Out of bounds negative array index") else last(limit($n + 1; f)) end;
def until(condition; f): def step: if condition then . else (f | step) end; step;
def while(condition; f): def step: if condition then ., (f | step) else empty end; step;
def repeat(f): def step: ., (f | step); step;
def transpose: if . == [] then [] else . as $rows | (map(length) | max) as $width | [range(0; $width) as $i | [$rows[] | .[$i]]] end;
def walk(f): def inner: if type == "object" then map_values(inner) elif type == "array" then map(inner) else . end | f; inner;
def env: $ENV;
def IN(source): any(source == .; .);
def IN(stream; source): any(stream == source; .);
def INDEX(stream; f): reduce stream as $row ({}; .[$row | f | tostring] |= $row);
def INDEX(f): INDEX(.[]; f);
def combinations: if length == 0 then [] else .[0][] as $x | (.[1:] | combinations) as $rest | [$x] + $rest end;
def combinations($n): . as $set | [range($n)] | map($set) | combinations;
def todate: strftime("%Y-%m-%dT%H:%M:%SZ");
def todateiso8601: todate;
def fromdate: fromdateiso8601;
def date: todate;
def finites: select(isinfinite or isnan | not);
def normals: select(isnormal);
def toarray: if type == "array" then . else [.] end;
def capture($re): capture($re; null);
def scan($re): scan($re; null);
def test($re): test($re; null);
def match($re): match($re; null);
def split($re; $flags): . as $text | [match($re; "g" + ($flags // "")) | [.offset, .offset + .length]] as $cuts | ([0] + ($cuts | map(.[1]))) as $starts | (($cuts | map(.[0])) + [$text | length]) as $ends | [range(0; $starts | length) as $i | $text[$starts[$i]:$ends[$i]]];
def splits($re): split($re; null)[];
def splits($re; $flags): split($re; $flags)[];
def sub($re; f): sub($re; f; "");
def gsub($re; f): sub($re; f; "g");
def gsub($re; f; $flags): sub($re; f; $flags + "g");
def halt_error: halt_error(5);
def error($message): $message | error;
def debug(message): (message | debug | empty), .;
`

let known: ReadonlyMap<string, Definition> | null = null

/** By name and number of parameters: `map/1`. Read once, when first asked for. */
export function prelude(): ReadonlyMap<string, Definition> {
  known ??= new Map(parseDefinitions(SOURCE).map((each) => [`${each.name}/${each.parameters.length}`, each]))
  return known
}
