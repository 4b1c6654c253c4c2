import { contosoTenant, contosoApp, sandboxSecret, type TestService } from '../support/service.ts'

/** Environment of somebody who calls a sandbox through another address than its own. */
export async function createSandboxTokens(service: TestService): Promise<Record<string, string>> {
  return {
    ACCREDIT_TOKEN: await service.userToken(),
    ACCREDIT_AUTHORITY: service.url,
    ACCREDIT_TENANT: contosoTenant,
    ACCREDIT_CLIENT_ID: contosoApp,
    ACCREDIT_CLIENT_SECRET: sandboxSecret,
  }
}
