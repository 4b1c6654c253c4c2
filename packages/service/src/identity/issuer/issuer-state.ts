import type { Access } from './access.ts'

/** Consent of a user to an application. */
export interface UserGrant {
  readonly applicationId: string
  readonly userId: string
  readonly access: Access
  /** Every token that stems from one sign-in; they are revoked together. */
  readonly familyId: string
}

/** An authorization code, waiting to be redeemed. Times are epoch milliseconds. */
export interface CodeRecord extends UserGrant {
  readonly codeHash: string
  readonly redirectUri: string
  /** The PKCE challenge (S256), when the request brought one. */
  readonly challenge?: string
  readonly nonce?: string
  readonly expiresAt: number
}

/** A device code, waiting for a person to type the user code. */
export interface DeviceRecord {
  readonly deviceHash: string
  readonly userCodeHash: string
  readonly applicationId: string
  /** The tenant at whose address the flow began; without one any tenant's user may sign in. */
  readonly tenantId?: string
  readonly access: Access
  /** Id of the user who approved; `declined` when somebody said no. */
  readonly decision?: { readonly userId: string } | 'declined'
  readonly expiresAt: number
}

/** A refresh token, good for one use. */
export interface RefreshRecord extends UserGrant {
  readonly tokenHash: string
  readonly expiresAt: number
}

/**
 * State of the issuer between requests. Codes and tokens arrive as hashes, never as themselves. Each
 * method is atomic: of two calls at once, one comes first. Expired entries may be deleted.
 */
export interface IssuerState {
  putCode(code: CodeRecord): Promise<void>
  /** Marks a code as redeemed; `redeemedBefore` tells a second use. It is kept until it expires. */
  takeCode(
    codeHash: string,
  ): Promise<{ readonly code: CodeRecord; readonly redeemedBefore: boolean } | undefined>

  putDevice(device: DeviceRecord): Promise<void>
  findDeviceByUserCode(userCodeHash: string): Promise<DeviceRecord | undefined>
  /** Records a person's decision; false when it was made already or came too late. */
  decideDevice(
    userCodeHash: string,
    decision: NonNullable<DeviceRecord['decision']>,
  ): Promise<boolean>
  /** Notes that the device asked at this time, and tells when it asked before. */
  pollDevice(
    deviceHash: string,
    at: number,
  ): Promise<{ readonly device: DeviceRecord; readonly polledAt?: number } | undefined>
  /** Ends a device code; true for the one call that ended it. */
  takeDevice(deviceHash: string): Promise<boolean>

  putRefreshToken(token: RefreshRecord): Promise<void>
  /** A token of a revoked family is not found; a used one is, until it expires. */
  findRefreshToken(tokenHash: string): Promise<RefreshRecord | undefined>
  /** Uses up a token and puts the next one in its place; `reused` when it was used up before. */
  rotateRefreshToken(tokenHash: string, next: RefreshRecord): Promise<'rotated' | 'reused'>
  /** Makes every refresh token of a family worthless. */
  revokeFamily(familyId: string): Promise<void>
}
