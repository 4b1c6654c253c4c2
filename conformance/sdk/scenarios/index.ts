import { after, before, describe, it } from 'node:test'
import type { Target } from '../target.ts'
import { auditScenarios } from './audit.ts'
import { customerScenarios } from './customers.ts'
import { documentedScenarios } from './documented.ts'
import { dotNetAddressScenarios } from './dotnet-addresses.ts'
import { dotNetLimitScenarios } from './dotnet-limits.ts'
import { dotNetQualificationScenarios } from './dotnet-qualifications.ts'
import { prepare, type Given } from './given.ts'
import { javaQualificationScenarios } from './java-qualifications.ts'
import { lookupScenarios } from './lookups.ts'
import { powerShellScenarios } from './powershell.ts'
import { profileScenarios } from './profiles.ts'
import { refusalScenarios } from './refusals.ts'
import { repeatScenarios } from './repeats.ts'
import type { Scenario, SharedScenario } from './scenario.ts'
import { throttledScenarios } from './throttled.ts'

/** Scenarios for both SDKs. */
const shared: readonly SharedScenario[] = [
  ...customerScenarios,
  ...profileScenarios,
  ...lookupScenarios,
  ...auditScenarios,
  ...refusalScenarios,
]

/** Runs against a target that is there, or is started before the first scenario. */
type MakeTarget = () => Promise<Target & Partial<AsyncDisposable>>

/** Runs every scenario; each makes the customers that it needs, and none asks for an empty service. */
export function describeSdkScenarios(makeTarget: MakeTarget): void {
  const given = started(makeTarget)
  for (const sdk of ['dotNet', 'java'] as const) {
    describe(sdk === 'java' ? 'the Java SDK 1.15.4' : 'the .NET SDK 3.4', () => {
      for (const { name, run } of shared) {
        it(name, () => run((setup) => given()[sdk](setup), given()))
      }
      const own =
        sdk === 'java'
          ? javaQualificationScenarios
          : [...dotNetQualificationScenarios, ...dotNetAddressScenarios, ...dotNetLimitScenarios]
      register(own, given)
    })
  }
  describe('the documentation and older SDKs', () => register(documentedScenarios, given))
  describe('PowerShell', () => register(powerShellScenarios, given))
  describe('calls that are sent more than once', () => register(repeatScenarios, given))
}

/** Runs the scenarios for a service that allows fewer than ten calls a minute. */
export function describeThrottledScenarios(makeTarget: MakeTarget): void {
  register(throttledScenarios, started(makeTarget))
}

function register(scenarios: readonly Scenario[], given: () => Given): void {
  for (const { name, run } of scenarios) it(name, () => run(given()))
}

function started(makeTarget: MakeTarget): () => Given {
  let given: Given | undefined
  let target: Awaited<ReturnType<MakeTarget>> | undefined
  before(async () => {
    target = await makeTarget()
    given = prepare(target)
  })
  after(() => target?.[Symbol.asyncDispose]?.())
  return () => {
    if (!given) throw new Error('the target has not been prepared')
    return given
  }
}
