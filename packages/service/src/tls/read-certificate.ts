import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { ConfigError } from '../config/config.ts'
import { variableOf, type OptionName } from '../config/options.ts'
import { describeFault } from '../files/describe-fault.ts'
import { problem, type Problem } from '../words/problem.ts'
import type { KeyPair } from './local-authority.ts'

/**
 * Reads a certificate, optionally with its chain, and its key from the files that two options name.
 * @returns undefined when neither option names a file
 * @throws ConfigError when a file is missing or cannot be used
 */
export function readCertificate<Certificate extends OptionName, Key extends OptionName>(
  config: Readonly<Record<Certificate | Key, string>>,
  options: { readonly certificate: Certificate; readonly key: Key },
): KeyPair | undefined {
  const [certificateFile, keyFile] = [config[options.certificate], config[options.key]]
  const names = { certificate: variableOf(options.certificate), key: variableOf(options.key) }
  if (certificateFile === '' && keyFile === '') return undefined
  if (certificateFile === '' || keyFile === '') {
    throw new ConfigError(problem('CertificatePair', names))
  }
  const certificate = readNamed(names.certificate, certificateFile)
  const privateKey = readNamed(names.key, keyFile)
  const inCertificate = { option: names.certificate, path: certificateFile }
  const leaf = parse(problem('CertificateForm', inCertificate), () => {
    return new X509Certificate(certificate)
  })
  const inKey = { option: names.key, path: keyFile }
  const key = parse(problem('CertificateKeyForm', inKey), () => createPrivateKey(privateKey))
  if (!leaf.checkPrivateKey(key)) throw new ConfigError(problem('KeyOfCertificate', names))
  return { certificate, privateKey }
}

function readNamed(name: string, path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    const fault = describeFault(error)
    throw new ConfigError(problem('SecretUnreadable', { name, path, fault }), { cause: error })
  }
}

function parse<Value>(otherwise: Problem, read: () => Value): Value {
  try {
    return read()
  } catch (error) {
    throw new ConfigError(otherwise, { cause: error })
  }
}
