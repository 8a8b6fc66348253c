import type { Printer } from '../report.ts';
import { printable } from './color.ts';

/** One line a finding, as compilers write it, so that editors and scripts can jump to it. */
export const compact: Printer = ({ files }) =>
  files
    .flatMap(({ findings }) => findings)
    .map(({ file, range, severity, message, rule }) => {
      const at = `${range.start.line + 1}:${range.start.character + 1}`;
      return `${printable(file)}:${at}: ${severity}: ${printable(message)} [${rule}]\n`;
    })
    .join('');
