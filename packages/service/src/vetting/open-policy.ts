import { problem } from '../words/problem.ts'
import { ConfigError } from '../config/config.ts'
import { defaultPolicy } from '../rules/vetting/default-policy.ts'
import type { VettingPolicy } from '../rules/vetting/policy.ts'

/**
 * The policy that turns findings into verdicts: the operator's file, or the default.
 * @param path of a YAML or JSON file; empty for the default
 * @throws ConfigError with all faults of the file
 */
export async function openPolicy(path: string): Promise<VettingPolicy> {
  if (path === '') return defaultPolicy
  const [{ readDocument }, { readPolicy }] = await Promise.all([
    import('../config/read-document.ts'),
    import('../rules/vetting/read-policy.ts'),
  ])
  const read = readPolicy(readDocument(path))
  if (read.ok) return read.policy
  throw new ConfigError(problem('PolicyForm', { path, faults: read.faults }))
}
