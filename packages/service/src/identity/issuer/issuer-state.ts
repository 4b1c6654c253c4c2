import type { Access } from './access.ts'

/** Consent of a user to an application. */
export interface UserGrant {
  readonly applicationId: string
  readonly userId: string
  readonly access: Access
  /** Identifies all tokens of one sign-in, which are revoked together. */
  readonly familyId: string
}

/** An unredeemed authorization code. Times are epoch milliseconds. */
export interface CodeRecord extends UserGrant {
  readonly codeHash: string
  readonly redirectUri: string
  /** The PKCE challenge (S256), if the request had one. */
  readonly challenge?: string
  readonly nonce?: string
  readonly expiresAt: number
}

/** A device code that waits for a user to type the user code. */
export interface DeviceRecord {
  readonly deviceHash: string
  readonly userCodeHash: string
  readonly applicationId: string
  /** The tenant at whose address the flow began; without one any tenant's user may sign in. */
  readonly tenantId?: string
  readonly access: Access
  /** Id of the user who approved; `declined` when the user declined. */
  readonly decision?: { readonly userId: string } | 'declined'
  readonly expiresAt: number
}

/** A refresh token for one use. */
export interface RefreshRecord extends UserGrant {
  readonly tokenHash: string
  readonly expiresAt: number
}

/**
 * State of the issuer between requests. Codes and tokens are stored only as hashes. Each method is
 * atomic. Expired entries may be deleted.
 */
export interface IssuerState {
  putCode(code: CodeRecord): Promise<void>
  /**
   * Marks a code as redeemed; `redeemedBefore` reports a second use. It is kept until it expires.
   */
  takeCode(
    codeHash: string,
  ): Promise<{ readonly code: CodeRecord; readonly redeemedBefore: boolean } | undefined>

  putDevice(device: DeviceRecord): Promise<void>
  findDeviceByUserCode(userCodeHash: string): Promise<DeviceRecord | undefined>
  /** Records a user's decision; false when there was one already or it came too late. */
  decideDevice(
    userCodeHash: string,
    decision: NonNullable<DeviceRecord['decision']>,
  ): Promise<boolean>
  /** Records the time of a poll, and returns the previous one. */
  pollDevice(
    deviceHash: string,
    at: number,
  ): Promise<{ readonly device: DeviceRecord; readonly polledAt?: number } | undefined>
  /** Ends a device code; true for the one call that ended it. */
  takeDevice(deviceHash: string): Promise<boolean>

  putRefreshToken(token: RefreshRecord): Promise<void>
  /** A token of a revoked family is not found; a used one is, until it expires. */
  findRefreshToken(tokenHash: string): Promise<RefreshRecord | undefined>
  /** Marks a token as used and stores its successor; `reused` when it was used before. */
  rotateRefreshToken(tokenHash: string, next: RefreshRecord): Promise<'rotated' | 'reused'>
  /** Revokes every refresh token of a family. */
  revokeFamily(familyId: string): Promise<void>
}
