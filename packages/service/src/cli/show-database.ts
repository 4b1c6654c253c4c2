import { variableOf } from '../config/options.ts'
import { isPostgres, parseStore } from '../config/parse-store.ts'
import { problem, sayProblem } from '../words/problem.ts'
import type { CommandRun } from './command-run.ts'
import type { TokenFinding } from './examine-token.ts'
import type { Ending } from './exit-codes.ts'
import { explainStartFailure } from './explain-start-failure.ts'
import { Failure } from './failure.ts'
import { linesOf } from './format-findings.ts'
import { speechOfData } from './open-speech.ts'

/**
 * Shows how a database distributes its tables, and which of its replicas can be read.
 * @param replicas address of the replicas; default: the environment's
 */
export async function showDatabase(
  run: CommandRun,
  store: string,
  replicas: string | undefined,
): Promise<Ending> {
  const config = { store, data: '' }
  const place = parseStore(config)
  if (place.kind !== 'postgres') throw new Failure('usage', problem('LayoutOfSqlite'))
  const variable = variableOf('storeReplicas')
  const address = replicas ?? run.runtime.environment[variable] ?? ''
  if (address !== '' && !isPostgres(address)) {
    const source = replicas === undefined ? variable : '--store-replicas'
    throw new Failure('usage', problem('ReplicasAddress', { source }))
  }
  const { describeDatabase } = await import('../store/dialects/postgres/describe-database.ts')
  const found = await describeDatabase(place.url, address).catch((error: unknown) => {
    throw explainStartFailure(error, config)
  })
  const speech = speechOfData(run)
  const { layout: words, replica: ofReplica } = speech.words.tokenFindings
  const { version, cluster } = found
  const rule = 'layout'
  const findings: TokenFinding[] = [
    {
      rule,
      result: 'ok',
      found: cluster
        ? words.cluster({ version, nodes: cluster.nodes.length, shards: cluster.shards })
        : words.one({ version }),
    },
    ...(cluster?.nodes ?? []).flatMap(({ node, answer }): TokenFinding[] =>
      answer === undefined
        ? [{ rule, result: 'note', found: words.away({ node }), fix: words.awayFix }]
        : [],
    ),
    ...found.replicas.map(({ replica, lag = 0, problem: why }): TokenFinding => {
      if (!why)
        return {
          rule: 'replica',
          result: 'ok',
          found: ofReplica.used({ replica, lag }, speech.formats),
        }
      const [reason, fix] = sayProblem(why, speech)
      const told = ofReplica.unused({ replica, reason })
      return { rule: 'replica', result: 'wrong', found: told, ...(fix && { fix }) }
    }),
  ]
  run.output.value({ ...found, findings }, (style) => linesOf(findings, style, run.speech))
  return findings.some(({ result }) => result === 'wrong') ? 'unexpected' : 'done'
}
