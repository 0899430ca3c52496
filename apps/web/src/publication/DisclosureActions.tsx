import type { Disclosure } from '@gongjian/contract/publication';
import { mayStep } from '@gongjian/domain/publication/rules';
import { Popconfirm } from 'antd';
import { useState } from 'react';
import { useViewer } from '../session/viewer.ts';
import { Button } from '../ui/Button.tsx';
import { useText } from '../ui/language.ts';
import { Problem } from '../ui/Problem.tsx';
import { tell } from '../ui/tell.ts';
import { useApproveDisclosure, usePublishDisclosure, useWithdrawDisclosure } from './api.ts';
import { EditDisclosure } from './EditDisclosure.tsx';
import { publicationText } from './text.ts';
import { Withdraw } from './Withdraw.tsx';
import { WriteItem } from './WriteItem.tsx';

/** What may be done with a class now: edit, approve, publish, withdraw; write, where people write it. */
export function DisclosureActions({ one }: { one: Disclosure }) {
  const text = useText(publicationText);
  const viewer = useViewer();
  const [open, setOpen] = useState<'edit' | 'withdraw' | 'write'>();
  const approve = useApproveDisclosure(one.code);
  const publish = usePublishDisclosure(one.code);
  const withdraw = useWithdrawDisclosure(one.code);
  const close = (): void => setOpen(undefined);
  const send = (): void =>
    publish.mutate(one.version, {
      onSuccess: ({ first, updated, corrected, proposed, refused }) => tell(text.done(first, updated + corrected, proposed, refused)),
    });
  const may = { manage: viewer.may('publication.manage'), approve: viewer.may('publication.approve') };
  return (
    <>
      {may.manage && (one.code === 'explanation' || one.code === 'answer') && (
        <Button onClick={() => setOpen('write')}>{text.write}</Button>
      )}
      {may.manage && <Button onClick={() => setOpen('edit')}>{text.edit}</Button>}
      {may.approve && mayStep('approve', one.state) && (
        <Popconfirm title={text.approveConfirm} onConfirm={() => approve.mutate(one.version, { onSuccess: () => tell(text.ok) })}>
          <Button look="primary" busy={approve.isPending}>
            {text.approve}
          </Button>
        </Popconfirm>
      )}
      {may.manage && one.timing !== 'never' && mayStep('publish', one.state) && (
        <Popconfirm title={text.publishConfirm} onConfirm={send}>
          <Button look="primary" busy={publish.isPending}>
            {text.publish}
          </Button>
        </Popconfirm>
      )}
      {may.approve && mayStep('withdraw', one.state) && (
        <Button danger onClick={() => setOpen('withdraw')}>
          {text.withdraw}
        </Button>
      )}
      <Problem error={approve.error ?? publish.error} />
      {open === 'edit' && <EditDisclosure one={one} onClose={close} />}
      {open === 'write' && <WriteItem disclosure={one.code as 'answer'} onClose={close} />}
      {open === 'withdraw' && (
        <Withdraw
          busy={withdraw.isPending}
          error={withdraw.error}
          onClose={close}
          onSave={(reason) => withdraw.mutate({ version: one.version, reason }, { onSuccess: close })}
        />
      )}
    </>
  );
}
