const secret =
  /password|passwd|\bpwd\b|secret|token|credential|assertion|authorization|cookie|api[-_]?key|(^|[-_])sig(nature)?$/i

/** Says whether a header, a parameter or a member of a body is called like a secret. */
export function isSecretName(name: string): boolean {
  return secret.test(name)
}
