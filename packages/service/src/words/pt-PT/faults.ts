import type { FileFault } from '../../files/describe-fault.ts'

/** Says in European Portuguese why a file cannot be used. */
export function faultText({ code, text, user }: FileFault): string {
  switch (code) {
    case 'ENOENT':
      return 'não existe tal ficheiro ou pasta'
    case 'EACCES':
    case 'EPERM':
      return `o utilizador ${user} não tem permissão`
    case 'EEXIST':
      return 'já existe um ficheiro com este nome'
    case 'EISDIR':
      return 'é uma pasta'
    case 'ENOTDIR':
      return 'uma parte do caminho é um ficheiro'
    case 'EROFS':
      return 'o sistema de ficheiros é só de leitura'
    case 'ENOSPC':
      return 'o disco está cheio'
    default:
      return text
  }
}
