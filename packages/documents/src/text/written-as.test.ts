import { describe, expect, it } from 'vitest';
import { writtenAs } from './written-as.ts';

describe('telling text, Markdown and HTML apart', () => {
  it.each([
    ['text', '北京市行动计划\n\n一、目标\n- 第一\n1. 第二'],
    ['text', '1\t任务\t<p>措施</p>\t年底前'],
    ['text', '--------\n目标 * 2 * 3'],
    ['markdown', '# 行动计划\n\n一、目标'],
    ['markdown', '|序号|任务|\n|---|---|\n|1|目标|'],
    ['markdown', '| 1 | 目标 |\n| 2 | 保障 |'],
    ['markdown', '**一、目标**\n\n措施'],
    ['markdown', '行动计划\n\n<table><tr><td>1</td></tr></table>'],
    ['markdown', '<html><body><table><tr><td>1</td></tr></table></body></html>\n\n# 二、保障'],
    ['html', '<!DOCTYPE html><html><body># 行动计划</body></html>'],
    ['html', '\n<!-- saved --><?xml version="1.0"?>\n<html lang="zh"><head></head>'],
    ['html', '<div><p>行动计划</p></div>'],
    ['html', '<table><tr><td>| a | b |\n| c | d |</td></tr></table>'],
  ] as const)('finds %s', (kind, text) => {
    expect(writtenAs(text)).toBe(kind);
  });
});
