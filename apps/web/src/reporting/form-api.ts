import { downloadForm, uploadForm } from '@gongjian/contract/reporting-form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { download, upload } from '../ui/call.ts';

type OfUnit = { readonly month: string; readonly unit: string };
type Sent = OfUnit & {
  readonly as: 'draft' | 'submitted';
  readonly dryRun: boolean;
  readonly file: File;
  readonly onProgress?: (share: number) => void;
};
export type FormReply = z.output<typeof uploadForm.reply>;

export const useFormDownload = () =>
  useMutation({ mutationFn: ({ month, unit }: OfUnit) => download(downloadForm, { params: { month }, query: { unit } }) });

export function useFormUpload() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ month, unit, as, dryRun, ...sent }: Sent) =>
      upload(uploadForm, { params: { month }, query: { unit, as, ...(dryRun ? { dryRun: 'true' } : {}) }, ...sent }),
    onSuccess: ({ dryRun }) => {
      if (!dryRun) void queries.invalidateQueries({ queryKey: ['reporting'] });
    },
  });
}
