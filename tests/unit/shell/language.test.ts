/** The shell's own language, line by line: what is typed, what is printed, how it ends. */
import { describe, expect, it } from 'vitest'
import { ShellWorld, typed } from './shell-world'

describe('variables and quotes', () => {
  it.each([
    ['x=1; echo $x "$x" \'$x\' \\$x', '1 1 $x $x\n'],
    ['x=a; x+=b; echo ${x}c', 'abc\n'],
    ['echo ${x:-none} ${x-none}; x=; echo ${x:-empty} [${x-empty}]', 'none none\nempty []\n'],
    ['echo ${x:=set} $x ${x:+there}', 'set set there\n'],
    ['f=web.tar.gz; echo ${f%.*} ${f%%.*} ${f#*.} ${f##*.} ${#f}', 'web.tar web tar.gz gz 10\n'],
    [
      'v=a-b-c; echo ${v/-/+} ${v//-/+} ${v/#a/x} ${v/%c/z} ${v:2} ${v:0:1} ${v: -1}',
      'a+b-c a+b+c x-b-c a-b-z b-c a c\n',
    ],
    ['n=web; echo ${n^} ${n^^}; N=WEB; echo ${N,,}', 'Web WEB\nweb\n'],
    ['a=b; b=c; echo ${!a}', 'c\n'],
    ['x="a  b"; echo $x; echo "$x"', 'a b\na  b\n'],
    ["echo $'a\\tb'", 'a\tb\n'],
    ['echo a{b,c}d x{1..3} {c..a} {01..03}', 'abd acd x1 x2 x3 c b a 01 02 03\n'],
    [
      'set -- one "two words" three; echo $# $1 "$2"; for w in "$@"; do echo "<$w>"; done',
      '3 one two words\n<one>\n<two words>\n<three>\n',
    ],
    ['set -- a b; shift; echo $* $#', 'b 1\n'],
    ['echo $(echo a; echo b) "$(echo a; echo b)"', 'a b a\nb\n'],
    ['echo `echo \\`echo deep\\``', 'deep\n'],
    ['echo $((2+3*4)) $((7/2)) $((-7%3)) $((2**10)) $((1<2&&3)) $((x=5,x+1))', '14 3 -1 1024 1 6\n'],
    ['x="1+2"; echo $(($x*2)) $((x*2))', '5 6\n'],
    ['echo *.txt "*.txt" no*', 'note.txt *.txt note.txt\n'],
    ['echo *.nothing', '*.nothing\n'],
    ['A=1 env | grep ^A; echo [$A]', 'A=1\n[]\n'],
    ['readonly r=1; (r=2); echo $r', '1\n'],
    ['IFS=:; p=a:b; set -- $p; echo $2', 'b\n'],
  ])('%s', (line, out) => {
    expect(typed(line).out).toBe(out)
  })
})

describe('commands', () => {
  it.each([
    ['if [ 1 -lt 2 ]; then echo less; else echo more; fi', 'less\n'],
    ['if false; then :; elif test -f note.txt; then echo there; fi', 'there\n'],
    ['for i in 1 2 3 4; do [ $i = 2 ] && continue; [ $i = 4 ] && break; echo $i; done', '1\n3\n'],
    ['for i in a b; do for j in 1 2; do [ $j = 2 ] && continue 2; echo $i$j; done; done', 'a1\nb1\n'],
    ['for ((i = 0; i < 3; i++)); do echo -n $i; done', '012'],
    ['i=3; until [ $i -eq 0 ]; do echo -n $i; i=$((i-1)); done', '321'],
    ['case web-1 in db*) echo d;; web-[0-9]|x) echo w;; *) echo o;; esac', 'w\n'],
    ['case a in a) echo 1;;& *) echo 2;; esac', '1\n2\n'],
    ['f() { echo "$1 of $#"; return 3; }; f a b; echo $?', 'a of 2\n3\n'],
    ['f() { local x=in; echo $x; }; x=out; f; echo $x', 'in\nout\n'],
    ['{ echo a; echo b; } | tac', 'b\na\n'],
    ['(cd /home/learner; x=1); echo [$x]', '[]\n'],
    ['echo one > a; (echo two; nosuch) >> a 2>&1; cat a', 'one\ntwo\nnosuch: command not found\n'],
    ['cat <<< "here $((1+1))"', 'here 2\n'],
    ['x=5; cat <<EOF\n$x \\$x `echo y`\nEOF', '5 $x y\n'],
    ["x=5; cat <<'EOF'\n$x\nEOF", '$x\n'],
    ['if true; then\n\tcat <<-EOF\n\t\tindented\n\tEOF\nfi', 'indented\n'],
    ['printf "a 1\\nb 2\\n" | while read -r name n; do echo "$n:$name"; done', '1:a\n2:b\n'],
    ['read a b <<< "x y z"; echo "$b"', 'y z\n'],
    ['[[ web.yaml == *.yaml && ! -d web.yaml ]] && echo manifest', 'manifest\n'],
    ['[[ v1.36 =~ ^v[0-9]+\\.[0-9]+$ ]] && echo version', 'version\n'],
    ['! true || echo turned; true && ! false && echo on', 'turned\non\n'],
    ['eval "x=7; echo \\$x"', '7\n'],
    ['type cd; command -v grep; which jq', 'cd is a shell builtin\n/usr/bin/grep\n/usr/bin/jq\n'],
    ['unset HOME; echo [$HOME]', '[]\n'],
    ['echo 1 # a remark', '1\n'],
    ['set -x; echo hi', 'hi\n'],
    ['mkdir a; cd a; pwd; cd ..; cd a; cd -', '/home/learner/a\n/home/learner\n'],
  ])('%s', (line, out) => {
    expect(typed(line).out).toBe(out)
  })

  it.each([
    ['set -e; false; echo no', 1],
    ['set -e; if false; then :; fi; false || true; ! true; echo yes', 0],
    ['set -o pipefail; false | true', 1],
    ['false | true', 0],
    ['(exit 4)', 4],
    ['x=$(exit 5)', 5],
    ['test 1 -eq one', 2],
    ['[ 1', 2],
    ['bash -c "exit 9"', 9],
    ['return 1', 2],
    ['echo ${x:?is needed}', 1],
    ['wait %7', 127],
  ])('%s ends with %i', (line, exit) => {
    expect(typed(line).exit).toBe(exit)
  })
})

describe('scripts', () => {
  const files = {
    'go.sh': '#!/bin/bash\nset -e\necho "$0 $1 $#"\nnosuch\necho never\n',
    'lib.sh': 'greet() { echo "hello $1"; }\nplace=$PWD\n',
  }

  it('runs in a shell of its own, and says in which row something went wrong', () => {
    expect(typed('bash go.sh a b', files)).toEqual({
      exit: 127,
      out: 'go.sh a 2\n',
      err: 'go.sh: line 4: nosuch: command not found\n',
    })
  })

  it('gives what it defines to the shell that sources it', () => {
    expect(typed('. lib.sh; greet you; echo $place', files).out).toBe('hello you\n/home/learner\n')
    expect(typed('bash lib.sh; greet you', files).exit).toBe(127)
  })

  it('may be run by its name when it is allowed to', () => {
    expect(typed('./lib.sh', files)).toMatchObject({ exit: 126, err: './lib.sh: Permission denied\n' })
    expect(typed('chmod +x lib.sh; ./lib.sh; echo $?', files).out).toBe('0\n')
  })

  it('remembers from line to line', () => {
    const world = new ShellWorld()
    for (const line of ['x=1', 'f() { echo "f $x"; }', 'alias g=f', 'mkdir d; cd d', 'false']) world.type(line)
    expect(world.type('echo $?; g; pwd').out).toBe('1\nf 1\n/home/learner/d\n')
  })
})

describe('time', () => {
  it('passes in sleep alone, and pipes run side by side', () => {
    const world = new ShellWorld()
    expect(world.type('{ echo a; sleep 5; echo b; } | while read x; do echo "$x at $(date +%S)"; done').out).toBe(
      'a at 00\nb at 05\n',
    )
    expect(world.kernel.now).toBe(5000)
  })

  it('ends a writer whose reader went away', () => {
    const world = new ShellWorld()
    expect(world.type('while :; do echo tick; sleep 1; done | head -3')).toMatchObject({
      exit: 0,
      out: 'tick\n'.repeat(3),
    })
    expect(world.kernel.now).toBe(3000)
  })

  it('lets jobs go on beside the line, tells of their end, and can end them', () => {
    const world = new ShellWorld()
    expect(world.type('{ sleep 3; echo ready; } & sleep 1; jobs').out).toBe(
      '[1]+  Running                 { sleep 3; echo ready; } &\n',
    )
    expect(world.type('wait; date +%S')).toEqual({
      exit: 0,
      out: 'ready\n03\n',
      err: '[1]+  Done                    { sleep 3; echo ready; }\n',
    })
    expect(world.type('sleep 100 & kill %1; wait; echo over').err).toContain('[1]+  Terminated')
  })

  it('keeps the jobs of a script, a subshell and a job to themselves: each waits for its own, and nobody else hears of them', () => {
    const world = new ShellWorld()
    world.type(`printf 'sleep 2 &\nwait\necho both\n' > two.sh`)
    expect(world.type('bash two.sh; (sleep 1 & wait); jobs')).toEqual({ exit: 0, out: 'both\n', err: '' })
    expect(world.type('bash two.sh > said & wait; cat said').out).toBe('both\n')
  })

  it('ends with 130 on Ctrl+C, loops and pipelines too, and the next line finds it in $?', () => {
    const world = new ShellWorld()
    world.type('while :; do sleep 1; echo tick; done | cat', 2500)
    expect(world.type('echo $?').out).toBe('130\n')
    expect(world.type('sleep 10').out).toBe('')
  })

  it.each([
    ['while :; do :; done', /^stopped: too many steps/],
    ['while :; do sleep 0; done', /^stopped: too many steps/],
    ['x=a; while :; do x=$x$x; done', /^stopped: (?:a value of more than|too many)/],
    ['yes > big', /^stopped: /],
    ["awk 'BEGIN { while (1) x++ }'", /^stopped: too many steps/],
    ["jq -n 'def f: f; f'", /too many functions|^stopped/],
    ["jq -n '[range(1e9)]'", /^stopped: too many steps/],
    ["echo a | sed ':a;s/a/aa/;ta'", /^stopped: /],
    ['seq 1 100000000 > /dev/null', /^stopped: /],
  ])('%s is stopped', (line, why) => {
    const said = typed(line)
    expect(said.exit).not.toBe(0)
    expect(said.err).toMatch(why)
  })
})
