/** The programs of the learner's machine: one line each. */
import { SHELLS } from '../interpreter/run-shell'
import type { Programs } from '../program'
import { awk } from './awk'
import { date, sleepFor } from './clock'
import { column, cut, tr } from './columns'
import { diff } from './diff'
import { base64, cmp, sha256sum } from './encode'
import { chmod, cp, mkdir, mv, rm, rmdir, touch } from './file-tools'
import { egrep, grep } from './grep'
import { jq } from './jq'
import { find, ls } from './ls'
import { echo, printf, seq, yes } from './print'
import { env, nohup, printenv, timeout, watch, xargs } from './runners'
import { sed } from './sed'
import { basename, clear, dirname, fail, history, hostname, knowing, succeed, whoami } from './session-tools'
import { sort, uniq } from './sort'
import { cat, head, nl, paste, rev, tac, tail, tee, wc } from './text'
import { yq } from './yq'

const BESIDES = ['kubectl', 'cluster', 'etcdctl']

export const PROGRAMS: Programs = {
  awk,
  base64,
  basename,
  cat,
  chmod,
  clear,
  cmp,
  column,
  cp,
  cut,
  date,
  diff,
  dirname,
  echo,
  egrep,
  env,
  false: fail,
  find,
  grep,
  head,
  history,
  hostname,
  jq,
  less: cat,
  ls,
  mkdir,
  more: cat,
  mv,
  nl,
  nohup,
  paste,
  printenv,
  printf,
  rev,
  rm,
  rmdir,
  sed,
  seq,
  sha256sum,
  sleep: sleepFor,
  sort,
  tac,
  tail,
  tee,
  timeout,
  touch,
  tr,
  true: succeed,
  uniq,
  watch,
  wc,
  whoami,
  xargs,
  yes,
  yq,
  ...knowing(() => [...Object.keys(PROGRAMS), ...SHELLS, ...BESIDES]),
}
