import type { FileFault } from '../../files/describe-fault.ts'

/** Says in Brazilian Portuguese why a file cannot be used. */
export function faultText({ code, text, user }: FileFault): string {
  switch (code) {
    case 'ENOENT':
      return 'não existe esse arquivo ou pasta'
    case 'EACCES':
    case 'EPERM':
      return `o usuário ${user} não tem permissão`
    case 'EEXIST':
      return 'já existe um arquivo com este nome'
    case 'EISDIR':
      return 'é uma pasta'
    case 'ENOTDIR':
      return 'uma parte do caminho é um arquivo'
    case 'EROFS':
      return 'o sistema de arquivos é somente leitura'
    case 'ENOSPC':
      return 'o disco está cheio'
    default:
      return text
  }
}
