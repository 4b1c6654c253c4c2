const secret =
  /password|passwd|\bpwd\b|secret|token|credential|assertion|authorization|cookie|api[-_]?key|(^|[-_])sig(nature)?$/i

/** Checks whether the name of a header, parameter or body member suggests a secret. */
export function isSecretName(name: string): boolean {
  return secret.test(name)
}
