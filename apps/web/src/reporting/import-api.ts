import {
  cancelReportImport,
  confirmReportImport,
  type ImportJob,
  readReportImport,
  startReportImport,
} from '@gongjian/contract/reporting-import';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call, upload } from '../ui/call.ts';

const keyOf = (jobId: string) => ['reporting-import', jobId] as const;
const running = (job: ImportJob | undefined): boolean => job === undefined || job.state === 'checking' || job.state === 'saving';

/** Asked again every half second while the server works on it. */
export const useImportJob = (jobId: string) =>
  useQuery({
    queryKey: keyOf(jobId),
    queryFn: ({ signal }) => call(readReportImport, { params: { jobId }, signal }),
    refetchInterval: ({ state }) => (running(state.data) ? 500 : false),
  });

type Sent = { readonly month: string; readonly file: File; readonly onProgress: (share: number) => void };
export const useStartImport = () =>
  useMutation({ mutationFn: ({ month, ...sent }: Sent) => upload(startReportImport, { params: { month }, ...sent }) });

function useImportStep(step: typeof confirmReportImport | typeof cancelReportImport) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (jobId: string) => call(step, { params: { jobId } }),
    onSuccess: (job) => {
      queries.setQueryData(keyOf(job.id), job);
      void queries.invalidateQueries({ queryKey: keyOf(job.id) });
    },
  });
}
export const useConfirmImport = () => useImportStep(confirmReportImport);
export const useCancelImport = () => useImportStep(cancelReportImport);
