import type { PublicationItemInFull } from '@gongjian/contract/publication';
import { mayStep } from '@gongjian/domain/publication/rules';
import { Popconfirm } from 'antd';
import { useState } from 'react';
import { useViewer } from '../session/viewer.ts';
import { Button } from '../ui/Button.tsx';
import { useText } from '../ui/language.ts';
import { Problem } from '../ui/Problem.tsx';
import { tell } from '../ui/tell.ts';
import { useApproveItem, useDisclosures, usePublishItem, useWithdrawItem } from './api.ts';
import { EditItem } from './EditItem.tsx';
import { publicationText } from './text.ts';
import { Withdraw } from './Withdraw.tsx';

/** What may be done with one item now. What a class lets out as a whole is neither edited nor approved one by one. */
export function ItemActions({ item }: { item: PublicationItemInFull }) {
  const text = useText(publicationText);
  const viewer = useViewer();
  const [open, setOpen] = useState<'edit' | 'withdraw'>();
  const one = useDisclosures().data?.items.find(({ code }) => code === item.disclosure);
  const approve = useApproveItem(item.id);
  const publish = usePublishItem(item.id);
  const withdraw = useWithdrawItem(item.id);
  const close = (): void => setOpen(undefined);
  const told = { onSuccess: () => tell(text.ok) };
  const each = one?.approval === 'item';
  const may = { manage: each && viewer.may('publication.manage'), approve: viewer.may('publication.approve') };
  return (
    <>
      {may.manage && <Button onClick={() => setOpen('edit')}>{text.editItem}</Button>}
      {each && may.approve && mayStep('approve', item.state) && (
        <Popconfirm title={text.approveConfirm} onConfirm={() => approve.mutate(item.version, told)}>
          <Button look="primary" disabled={item.problems.length > 0} busy={approve.isPending}>
            {text.approve}
          </Button>
        </Popconfirm>
      )}
      {may.manage && item.state === 'approved' && (
        <Popconfirm title={text.publishConfirm} onConfirm={() => publish.mutate(item.version, told)}>
          <Button look="primary" busy={publish.isPending}>
            {text.publish}
          </Button>
        </Popconfirm>
      )}
      {may.approve && mayStep('withdraw', item.state) && (
        <Button danger onClick={() => setOpen('withdraw')}>
          {text.withdraw}
        </Button>
      )}
      <Problem error={approve.error ?? publish.error} />
      {open === 'edit' && <EditItem item={item} onClose={close} />}
      {open === 'withdraw' && (
        <Withdraw
          busy={withdraw.isPending}
          error={withdraw.error}
          onClose={close}
          onSave={(reason) => withdraw.mutate({ version: item.version, reason }, { onSuccess: close })}
        />
      )}
    </>
  );
}
