import { BorderStyle, type ITableCellBorders } from 'docx';

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
export const noBorders = { top: none, bottom: none, left: none, right: none } satisfies ITableCellBorders;

/** In eighths of a point: 0.35 mm is 1 pt, 0.25 mm is 0.7 pt. */
export const THICK = { style: BorderStyle.SINGLE, size: 8, color: '000000' } as const;
export const THIN = { style: BorderStyle.SINGLE, size: 6, color: '000000' } as const;
