/** A decision as a fact for scenes: what was said about each node. */
import type { FactValue } from '../../contract/trace'
import type { Decision } from './schedule-pod'
import type { PluginScores } from './profile'

/** With more nodes, only the best are listed; the refusals are counted by reason in any case. */
const MOST_NODES = 20
const BEST_OF_MANY = 10

export function decisionFact(pod: string, decision: Decision): FactValue {
  const { feasible, verdicts, totals, ties, chosen } = decision
  const isSmall = feasible.length + verdicts.size <= MOST_NODES
  const order = feasible.map((_, index) => index)
  if (!isSmall) order.sort((a, b) => totals[b]! - totals[a]!).splice(BEST_OF_MANY)
  return {
    pod,
    feasible: feasible.length,
    nodes: [...order.map((index) => feasibleNode(decision, index)), ...(isSmall ? refusedNodes(decision) : [])],
    refused: countReasons(decision),
    chosen: chosen?.name ?? null,
    ties: ties.length,
  }
}

function feasibleNode({ feasible, scores, totals }: Decision, index: number): FactValue {
  const byPlugin: Record<string, FactValue> = {}
  for (const each of scores) byPlugin[each.plugin] = scoreAt(each, index)
  return { name: feasible[index]!.name, verdict: 'Success', reason: '', scores: byPlugin, total: totals[index] ?? 0 }
}

function scoreAt({ raw, normalized, weight }: PluginScores, index: number): FactValue {
  return { raw: raw[index]!, normalized: normalized[index]!, weighted: weight * normalized[index]! }
}

function refusedNodes({ verdicts }: Decision): readonly FactValue[] {
  return [...verdicts].map(([name, { code, plugin, reasons }]) => ({
    name,
    verdict: code,
    plugin,
    reason: reasons.join(', '),
    scores: {},
    total: 0,
  }))
}

function countReasons({ verdicts }: Decision): FactValue {
  const counts: Record<string, number> = {}
  for (const { reasons } of verdicts.values()) for (const reason of reasons) counts[reason] = (counts[reason] ?? 0) + 1
  return counts
}
