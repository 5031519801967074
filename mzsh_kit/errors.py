"""Every sentence that tells a user why something cannot go on: what, where, how to mend it.

Three voices never mix: an error (here), a finding about a document (``checking``), a bug (a log id).
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

# code -> (what is wrong, how to mend it); fields in braces are filled by `fault`.
SENTENCES: dict[str, tuple[str, str]] = {
    # plan: a value
    "value.missing": ("没有填写", "请补填"),
    "value.unknown": ("不认识的项目“{found}”", "请删去，或对照说明改为规定的名称"),
    "value.kind": ("类型不对，写的是{found}", "应为{wanted}"),
    "value.number": ("“{found}”不是数字", "请改写成阿拉伯数字"),
    "value.choice": ("“{found}”不在可选范围内", "请从下列各项中选一项：{wanted}"),
    "value.range": ("“{found}”超出范围", "应{wanted}"),
    "value.long": ("内容有{found}字，过长", "不得超过{wanted}字"),
    "value.control": ("含有控制字符{found}", "请删去后重新输入"),
    "value.when": ("时间“{found}”无法识别", "请写成“2027年1月15日”“2027年1月4日至8日”“2027年1月上旬”“会前10天”“会后15天内”或“待定”"),
    "value.date": ("日期“{found}”不存在", "请核对年、月、日"),
    "value.clock": ("时刻“{found}”无法识别", "请写成“14:30”"),
    "value.wrong": ("“{found}”填写有误", "请核对后重新填写"),
    # plan: the team and the meeting
    "team.no_principal": ("没有主要负责同志", "请把一名成员的角色改为“主要负责同志”"),
    "team.principals": ("有{found}名主要负责同志：{names}", "主要负责同志只能有一名"),
    "team.principal_party": ("主要负责同志{found}不是中共党员", "请核对政治面貌"),
    "team.same": ("“{found}”与前面的成员姓名、职务都相同", "请删去重复的一行，或用职务加以区别"),
    "member.not_party": ("{found}不是中共党员，不能计入应到人员", "非中共党员列席会议，请把“是否应到”改为“否”或留空"),
    "member.statement": ("{found}没有写缺席事由，却登记了书面发言", "请补写缺席事由，或取消书面发言"),
    "unit.branch": ("党支部召开的是组织生活会，不是民主生活会", "确需按民主生活会筹备的，请在“已确认特殊情形”中填“是”"),
    "year.held_as": ("{year}年度统一召开的是{name}专题民主生活会", "请把会议类型改为“{kind}”；确需另按年度召开的，请在“已确认特殊情形”中填“是”"),
    "plan.version": ("方案是较新的格式（{found}），本程序只认到{wanted}", "请升级本程序后再打开；原文件没有改动"),
    # files
    "file.missing": ("找不到这个文件", "请核对文件名和所在文件夹"),
    "file.unreadable": ("无法读取这个文件：{found}", "请核对文件是否完好、是否有权限打开"),
    "file.syntax": ("第{line}行写法有误：{found}", "请改正后重试"),
    "file.encoding": ("文件不是UTF-8编码", "请另存为UTF-8编码后重试"),
    "file.not_mapping": ("内容不是“项目: 值”的形式", "请对照样例改写"),
    "file.busy": ("文件正被其他程序打开", "请先关闭这个文件再重试"),
    "file.unwritable": ("无法写入：{found}", "请核对磁盘空间和文件夹权限"),
    "file.refused": ("没有完成：{found}", "请核对文件、磁盘空间和文件夹权限"),
    "file.no_folder": ("找不到文件夹“{found}”", "请先建好文件夹，或改写到别处"),
    "folder.locked": ("另一次运行正在写这个文件夹（{found}）", "请等它结束，或换一个输出文件夹"),
    "file.suffix": ("扩展名不对", "请改用扩展名为{wanted}的文件名"),
    "file.not_folder": ("这里已有同名文件，不能作为文件夹", "请换一个输出文件夹"),
    # kinds and wording an office may edit
    "kind.unknown": ("没有“{found}”这种会议类型", "可选：{wanted}"),
    "year.file": ("文件名不是年度", "请把文件改名为“2026.yaml”这样的形式"),
    "own.unknown": ("方案中没有“{found}”这一部分", "可选：{wanted}"),
    "own.empty": ("没有内容", "请填写内容，或者删去这一项"),
    "basis.empty": ("没有写明依据", "请填写文件名称，或者写不是文件的依据"),
    "kind.repeated": ("会议类型“{found}”已在{other}中定义", "请改用别的名称"),
    "template.name": ("第{line}行：{found}", "请核对所引用的事项名称"),
    "template.syntax": ("第{line}行写法有误：{found}", "请改正后重试"),
    "template.much": ("模板反复展开，内容过多", "请核对其中的循环和重复"),
    "paper.no_document": ("这份材料不是文稿，不能预览", "请在生成后用Excel或WPS打开"),
    "paper.unneeded": ("方案没有相应的步骤、议项或者查摆方面，不出这份材料", "确有需要的，请在方案中补上"),
    "paper.early": ("{paper}的成文日期{found}早于“{event}”（{wanted}）", "请改到{wanted}以后，或者留空待填"),
    "paper.late": ("{paper}的成文日期{found}在会议（{wanted}）之后", "请改到会前，或者留空待填"),
    "paper.twice": ("{paper}的日期和文号写了两次，只用第一次的", "请删去其中一行"),
    "paper.unknown": ("没有编号为“{found}”的材料", "可选：{wanted}"),
    # roster
    "roster.lock": ("这是Excel打开文件时留下的临时文件", "请关闭Excel，改选文件名不带“~$”的花名册"),
    "roster.xls": ("这是旧版Excel或WPS表格文件（.xls或.et）", "请在Excel或WPS中打开，另存为“Excel工作簿（*.xlsx）”"),
    "roster.encrypted": ("工作簿设有打开密码", "请在Excel中取消密码后另存"),
    "roster.not_workbook": ("这不是Excel工作簿，内容是{found}", "请改选花名册；是表格的，请在Excel或WPS中打开，另存为“Excel工作簿（*.xlsx）”"),
    "roster.damaged": ("工作簿已损坏，无法读取{found}", "请在Excel中打开、修复后另存"),
    "roster.empty": ("工作簿里没有内容", "请填写用“mzsh roster”生成的空白花名册"),
    "roster.exists": ("这里已有同名文件，没有覆盖", "请换一个文件名，或先移走原来的文件"),
    "roster.sheet": ("没有“{wanted}”工作表，现有工作表：{found}", "请把工作表改为规定的名称，或使用空白花名册"),
    "roster.heading": ("没有找到标题“{wanted}”", "请在标题行补上这一列，或使用空白花名册"),
    "roster.heading_twice": ("标题“{found}”重复出现（{other}列）", "请删去其中一列"),
    "roster.no_units": ("没有填写任何单位", "请在标题行下面逐行填写单位"),
    "roster.size": ("内容写到了第{found}，超出范围", "请删去多余的内容，只保留{wanted}以内"),
    "roster.no_code": ("没有填写单位代码", "请补填，每个单位一个代码，与“班子成员”表一致"),
    "roster.code_twice": ("单位代码“{found}”与第{other}行重复", "每个单位的代码应各不相同"),
    "roster.code_cut": ("单位代码“{found}”超过15位，后几位已被表格软件改成0", "请把这一列设为文本格式后重新填写，或改用001、002这样的短代码"),
    "roster.unit_twice": ("单位“{found}”与第{other}行重复，单位代码却不同", "请删去其中一行；确是两个单位的，请写全称加以区别"),
    "roster.name": ("“{found}”不是一个人的姓名", "一行只填一人，只写姓名，说明写到别的列；空缺的删去这一行"),
    "roster.unknown_unit": ("“单位”表中没有代码为“{found}”的单位{hint}", "请核对单位代码"),
    "roster.no_members": ("在“班子成员”表中没有这个单位的成员", "请补填班子成员，或核对单位代码"),
    "roster.item_twice": ("“{found}”与第{other}行重复", "请只保留一行"),
    "roster.several": ("“{found}”按一人列入", "是几个人的，请一人一行（单元格内按Alt+回车换行），职务和姓名之间空一格"),
    "roster.formula": ("公式没有计算结果", "请在Excel中打开保存一次，或直接填写内容"),
    "roster.error_value": ("公式结果是错误值{found}", "请改正公式，或直接填写内容"),
    "roster.date_cell": ("单元格里是日期{found}，不是文字", "请把单元格设为文本格式后重新填写"),
    # batch
    "batch.late": ("运行超过{found}秒，已停止", "请核对这个单位的内容；确需更长时间的，请用 --timeout 加大时限"),
    "batch.start": ("运行进程没有启动：{found}", "请核对内存和磁盘空间后重新运行"),
    "batch.vanished": ("材料生成后不见了", "请核对输出文件夹是否被移走，再运行一次"),
    "batch.partly": ("没有全部生成：{found}", "请看汇总表“{folder}”中的原因，改正后再运行一次"),
    "batch.no_summary": ("文件夹中没有上次运行的汇总（summary.json）", "请先完整运行一次，不加 --only-failed"),
    "dask.open": ("地址{found}能从其他电脑访问，却没有加密", "请为集群配置证书，改用 tls:// 开头的地址"),
    "dask.certificate": ("没有找到连接{found}所需的证书", "请在Dask配置中写明 distributed.comm.tls 的ca-file、client.cert和client.key"),
    "dask.unreachable": ("无法连接集群{found}", "请核对地址、证书，并确认调度程序已经启动"),
    "dask.empty": ("集群里没有工作进程", "请先在各台机器上启动 dask worker"),
    "dask.lost": ("与集群的连接中断", "请重新运行，只补做没有完成的单位"),
    "dask.version": ("集群机器上的mzsh-kit与本机不同", "请在各台机器上安装同一个版本"),
    "batch.worker": ("运行这个单位的进程意外结束", "请重新运行，只补做没有完成的单位"),
    # timing: facts
    "timing.lengths": ("最短、适宜、最长时长（{found}）不是由短到长", "请核对三个时长"),
    "timing.locked": ("锁定了时长，却没有写明时长", "请补写时长，或取消锁定"),
    "timing.step_unknown": ("前置步骤“{found}”不存在", "可选：{wanted}"),
    "timing.step_cycle": ("步骤互为前置：{found}", "请删去其中一个前置步骤"),
    "timing.length": ("会期“{found}”无法换算成时间", "请写成“半天”“1天”“1天半”或“3小时”"),
    "timing.part_unknown": ("议项所属时段“{found}”不存在", "可选：{wanted}"),
    "timing.part_order": ("“{found}”排在后面，却属于较早的时段", "请调整议项顺序，或改正所属时段"),
    "timing.item_locked": ("“{found}”已锁定", "请先解除锁定"),
    "timing.locked_short": ("“{found}”锁定为{minutes}分钟，却有{wanted}人发言", "请延长锁定的时长，或解除锁定"),
    "timing.item_none": ("没有第{found}个议项", "现有{wanted}个议项"),
    "timing.split": ("“{found}”不能从第{minutes}分钟处拆开", "应在1至{wanted}分钟之间"),
    "timing.merge": ("“{found}”与“{other}”不能合并", "只能合并同一时段内相邻、发言人和进行方式相同的议项"),
    "timing.year_file": ("文件名不是年份", "请把文件改名为“2027.json”这样的形式"),
    "timing.year_wrong": ("文件写的是{found}年，文件名是{wanted}年", "请改成一致"),
    "timing.year_day": ("{found}不在{wanted}年，也不在前一年12月或后一年1月", "请核对日期，或移到相应年份的文件"),
    "timing.year_twice": ("{found}写了两次，内容不一致", "请删去其中一条"),
    "timing.font": ("没有找到可用的中文字体，不能画图", "请安装一种中文字体，如思源黑体、微软雅黑（Linux可安装fonts-noto-cjk）"),
    # timing: a schedule that cannot work
    "timing.past": ("{end}才能完成，比会议日期{meeting}晚{days}天", "{mend}"),
    "timing.late": ("“{cause}”{ended}才能完成，{found}不能按期完成，最多晚{days}天（“{worst}”应于{ruled}前完成）", "{mend}"),
    "timing.hard": ("{rule}（{ruled}）的时限不能推迟，而“{cause}”要到{end}才完成，差{days}天", "{mend}"),
    "timing.before_issue": ("定在{end}完成，比方案的成文日期{issued}早{days}天", "请把时限改到成文日期以后，或核对成文日期；已经办完的，请勾选办结"),
    "timing.off_presumed": ("完成时限{end}是{name}，当年放假调休安排没有公布", "请核对是否工作日；不是的，可提前到{before}，或顺延到{after}"),
    "timing.order": ("定在{start}开始，而“{cause}”要到{end}才完成，差{days}天", "请把“{cause}”提前{days}天完成，或把“{step}”推迟到{end}开始"),
    "timing.backward": ("定在{start}开始，却定在{end}完成，差{days}天", "请把完成时限推迟{days}天以上，或提前开始"),
    "timing.squeezed": ("从{start}到{end}只有{found}个工作日，至少需要{least}个，少{days}个", "{mend}"),
    "timing.off": ("完成时限{end}是休息日", "请提前到{before}，或顺延到{after}"),
    "timing.meeting_off": ("会议日期{end}是休息日", "请改在{before}或{after}召开"),
    "timing.early": ("定在{end}完成，比会议日期{meeting}早{days}天", "请改到会后"),
    "timing.over": ("会议日期{end}已经过去", "请核对日期；会后补做材料的，不必改动"),
    "timing.no_day": ("没有确定的会议日期，不能压缩", "请先写明会议日期"),
    "timing.too_short": ("从{found}起，会议之前来不及完成各步", "{mend}"),
    "timing.short": ("今天是{today}，距会议{left}天，{found}应于{end}前完成，晚了{days}天", "{mend}"),
    # the wizard: what may be right and wants a second look
    "remark.name": ("各份材料将写作“{found}”", "单位全称只写单位，如“某某县某某镇”，不带“中共”“委员会”“人民政府”"),
    "remark.twice": ("“{found}”出现了{number}次", "请核对是否重复；确是同名的，不必改动"),
    "remark.relative": ("会议日期写成了“{found}”，各步的时间无从推算", "请写明日期，如“2027年1月15日”“2027年1月上旬”"),
    "remark.weekend": ("{found}是{name}，当年放假调休安排没有公布", "请核对是否工作日"),
    "remark.year": ("会议在{found}年召开，年度是{year}年", "请核对年度和日期"),
    "remark.chair": ("“{found}”不在班子成员中", "请核对姓名"),
    "remark.which": ("“{found}”有{number}人符合", "请写明职务和姓名"),
    "remark.chair_outside": ("{found}不是中共党员，不能主持民主生活会", "请改由党员班子成员主持，或核对政治面貌"),
    "remark.guest_twice": ("“{found}”已在前面列出，不再重复列入", "请删去重复的一行；不是同一人的，请写明职务和姓名"),
    "remark.alone": ("应到只有1人，不能开展相互批评", "请补填其他班子成员"),
    "remark.idle": ("“{found}”没有议项", "请核对会期和议程；用不了这么长的，请改短会期"),
    "paper.overdue": ("{paper}的成文日期{found}晚于时限{wanted}", "请核对日期，或者留空待填"),
    "remark.chair_away": ("{found}请假，不能主持会议", "请改由到会的成员主持，或核对请假情况"),
    "remark.speaker": ("发言人“{found}”不在班子成员、列席人员和到会指导人员中", "请核对姓名或职务，或写“主要负责同志”“其他班子成员”"),
    "remark.speaker_away": ("发言人{found}请假", "请改由到会的成员发言，或核对请假情况"),
    "remark.long": ("正文有{found}字，超过{longest}字", "《整治形式主义为基层减负若干规定》要求，部署专项工作的文件一般不超过{longest}字。篇幅较长的是{wanted}，可以精简文字，或者在“方案中不写的内容”中略去不必写的部分"),
    "remark.several": ("“{found}”按一人列入", "是几个人的，请一人一行；职务和姓名之间空一格"),
    "remark.present": ("实到{found}人，应到{most}人，到会须不少于{wanted}人", "请核对实到人数"),
    "remark.quorum": ("扣除请假的，到会{found}人，应不少于{wanted}人", "请核对请假情况，或改期召开"),
    "remark.talks": ("{found}", "排不开的，安排表中印“待定”"),
    "remark.guest": ("“{found}”是班子成员，已在参加人员中", "请从这里删去"),
    "remark.misfit": ("时间不够，还差{found}分钟", "请在“会议议程”中选用一种办法"),
    # gongwen: a Word file that an office brings
    "gongwen.old": ("这是旧版Word文件（.doc），或者设有打开密码", "请在Word中打开、取消密码，另存为“Word文档（*.docx）”"),
    "gongwen.not_word": ("这不是Word文档", "请核对文件，或在Word中打开后另存为“Word文档（*.docx）”"),
    "gongwen.damaged": ("Word文件已损坏，无法读取{found}", "请在Word中打开、修复后另存"),
    "gongwen.macros": ("Word文件带有宏", "请另存为不带宏的“Word文档（*.docx）”"),
    "gongwen.page": ("版心只有{found}毫米宽，排不下公文", "请把纸张改为A4，并调小左右页边距"),
    # reading: a document that somebody brings
    "reading.empty": ("文件是空的，没有文字", "请核对后重新选择"),
    "reading.is": ("这是{found}，不能直接读取", "{how}"),
    "reading.locked": ("文件设有打开密码", "请用Word或WPS打开、取消密码后另存"),
    "reading.holds": ("没有读到方案，文件里只有{found}，其中的文字没有读", "请把其中的文字另存为Word文档，再选择另存的文件"),
    "reading.kind": ("不能读取这种文件", "请选择扩展名为{wanted}的文件"),
    "reading.not_text": ("内容不是文字，或者使用了无法识别的编码", "请用记事本打开，另存为UTF-8编码的文本文件"),
    "reading.no_office": ("没有安装LibreOffice，不能读取.doc和.wps文件", "请用Word或WPS打开，另存为“Word文档（*.docx）”"),
    "reading.not_converted": ("文件已损坏或设有密码，无法读取", "请用Word或WPS打开、取消密码，另存为“Word文档（*.docx）”"),
    "reading.no_plan": ("没有读到民主生活会方案的内容", "请改选民主生活会的实施方案或工作方案"),
    "notice.no_year": ("没有读到是哪个年度的民主生活会", "请改选写明年度的通知，如“关于开好2025年度民主生活会的通知”"),
    "notice.exists": ("这里已有同名文件，没有覆盖（{found}年度）", "请用 -o 另存为别的文件，再对照修改"),
    "reading.pattern": ("写法“{found}”有误：{why}", "请改正这一行后重试"),
    "reading.one_plan": ("一次只能把一个文件存为方案", "请只写一个文件，或去掉 --plan"),
    # checking: finished papers
    "checking.no_manifest": ("这个文件夹里没有清单文件manifest.json，不是一套材料", "请选择生成材料的文件夹，或重新生成"),
    "checking.rule_near": ("没有编号为“{found}”的规则", "相近的有：{wanted}"),
    "checking.rule": ("没有编号为“{found}”的规则", "请用 mzsh explain 查看全部规则的编号"),
    "checking.unrelated": ("没有读到与民主生活会有关的内容，没有检查", "请改选方案、通知、主持词、对照检查材料等民主生活会文稿"),
    "lexicon.heading": ("缺少标题行", "第一行应为：{wanted}，各项之间用制表符隔开"),
    "lexicon.cells": ("有{found}项，应有{wanted}项", "各项之间用一个制表符隔开"),
    "lexicon.empty": ("没有填写{found}", "每一行的各项都要填写"),
    "lexicon.pattern": ("正则表达式写法有误：{found}", "请改正后重试"),
    "lexicon.year": ("“{found}”不是年份", "请写成四位数字（如2022），要写到月的写成2022-10，或者留空"),
    "lexicon.missing": ("缺少“{wanted}”这一行", "请补上，或恢复原来的词表"),
    "lexicon.twice": ("“{found}”与第{other}行重复", "请只保留一行"),
    "checking.nothing": ("这个文件夹里没有可以检查的文件", "请放入{wanted}文件"),
    "checking.unread": ("没有检查，原因见上表", "请改正后再运行一次；其余文件已经检查"),
    "checking.unreadable": ("文件已损坏或设有密码，无法读取", "请在Word或Excel中打开、修复后另存"),
    # app
    "draft.elsewhere": ("这份草稿已在另一个页面中修改过", "请重新打开本页，取得最新内容后再改，刚才的修改没有保存"),
    "draft.gone": ("这份草稿已被删除", "请回到首页另建一份；刚才的修改没有保存"),
    "draft.broken": ("保存的内容已损坏，无法读取，原文件另存为“{found}”", "请重新填写，或导入以前导出的方案数据"),
    "draft.large": ("内容过多，没有保存", "不得超过{wanted}MB，请删减后重试"),
    "office.file": ("不是导出的本单位资料", "请选择用“导出本单位资料”存下的文件"),
    "draft.id": ("草稿编号不对", "请从首页重新打开"),
    "upload.kind": ("文件类型不对", "请选择扩展名为{wanted}的文件"),
    "upload.many": ("文件过多", "一次审校不超过{wanted}份，请分几次选择"),
    "upload.empty": ("文件是空的", "请核对后重新选择"),
    "app.token": ("地址{found}能从其他电脑访问，没有设置口令", "请把口令（不少于{wanted}个字符）写入文件，用 --token-file 指定，或者写入环境变量MZSH_TOKEN"),
    "app.token_short": ("地址{found}能从其他电脑访问，口令过短", "口令不得少于{wanted}个字符"),
    "app.certificate": ("不能使用这个证书：{found}", "请核对 --certfile 和 --keyfile"),
    "app.address": ("地址{found}不能使用", "请核对 --host 和 --port"),
    # what reading one thing may cost
    "budget.bytes": ("文件有{found}MB，过大", "不得超过{wanted}MB"),
    "budget.unpacked": ("解压后有{found}MB，过大", "不得超过{wanted}MB，请删去图片和多余的格式后另存"),
    "budget.elements": ("内部有{found}个标记，过于繁复", "不得超过{wanted}个，请删去多余的格式和空白后另存"),
    "budget.depth": ("层次嵌套{found}层以上，过深", "不得超过{wanted}层，请核对括号和缩进"),
    "budget.rows": ("有{found}行，过多", "不得超过{wanted}行，请删去空行，或分成几个文件"),
    "budget.cells": ("有{found}个单元格，过多", "不得超过{wanted}个，请删去多余的内容，或分成几个文件"),
    "budget.letters": ("有{found}字，过多", "不得超过{wanted}字，请分成几个文件"),
    "budget.seconds": ("处理了{found}秒还没有完成，已停止", "内容过于繁复，请分成几个文件"),
    # parameters of a notebook
    "parameter.path": ("“{found}”不是文件或文件夹的路径", "请改写成文字；名称像数字或真假值的，papermill请用 -r 代替 -p"),
    "parameter.papers": ("“{found}”不是材料编号", "请写成“01”“01,15”，或者不写，生成全部材料"),
    # environment
    "pdf.missing": ("没有安装LibreOffice，不能生成PDF", "请安装LibreOffice，或用Word、WPS打开后另存为PDF"),
    "pdf.failed": ("没有转换成PDF：{found}", "请用Word或WPS打开后另存为PDF"),
    "templates.exists": ("文件夹里已有内容，没有覆盖", "请换一个空文件夹"),
    "bug": ("程序内部出错，编号{number}", "请把日志“{log}”交给维护人员"),
    "extra.missing": ("没有安装“{extra}”所需的组件（{found}）", "请运行：pip install \"mzsh-kit[{extra}]\""),
    "command.usage": ("{found}", "请加 --help 查看用法"),
}  # fmt: skip


MOST_TOLD = 100
"""Faults of one error that are written out."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing a user can mend: ``where`` it is, ``what`` is wrong, ``how`` to mend it.

    ``place`` is where it stands in the plan's data, for a form to show it beside its field; empty if nowhere.
    """

    code: str
    where: str
    what: str
    how: str
    place: tuple[str | int, ...] = field(default=(), compare=False)

    def __str__(self) -> str:
        return f"{self.where}：{self.what}。{self.how}。" if self.where else f"{self.what}。{self.how}。"

    def at(self, place: str) -> Fault:
        """The same fault with ``place`` put before its own place."""
        return replace(self, where=" · ".join(filter(None, (place, self.where))))

    def of_file(self, path: Path, name: str) -> Fault:
        """The same fault with its file told by ``name``, however it was told before."""
        told, _, rest = self.where.partition(" · ")
        if told in (str(path), path.name):
            return replace(self, where=rest).at(name)
        return self if told.startswith(f"{path}{os.sep}") else self.at(name)


def fault(code: str, where: str = "", **facts: object) -> Fault:
    """Build a fault from the table of sentences."""
    what, how = SENTENCES[code]
    shown = {name: _short(str(fact)) for name, fact in facts.items()}
    return Fault(code, where, what.format(**shown), how.format(**shown))


def _short(text: str, limit: int = 200) -> str:
    clean = "".join(ch if ch.isprintable() else " " for ch in text)
    return clean if len(clean) <= limit else clean[: limit - 1] + "…"


class KitError(Exception):
    """We cannot go on and the user can mend it. ``str(error)`` is Chinese, one fault a line, as many as a person reads."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__(*faults)
        self.faults = faults

    def __str__(self) -> str:
        rest = len(self.faults) - MOST_TOLD
        more = [f"另有{rest}处，请先改正以上各处。"] if rest > 0 else []
        return "\n".join([*map(str, self.faults[:MOST_TOLD]), *more])

    def at(self, place: str) -> KitError:
        """The same error with every fault placed inside ``place``."""
        return KitError(*(one.at(place) for one in self.faults))

    def of_file(self, path: Path, name: str = "") -> KitError:
        """The same error with every fault told of its file by ``name``, or as ``path`` was given."""
        return KitError(*(one.of_file(path, name or str(path)) for one in self.faults))

    def _render_traceback_(self) -> list[str]:
        """What a notebook shows of the error: its sentences, no traceback."""
        return str(self).splitlines()


def raise_any(faults: Iterable[Fault]) -> None:
    """Raise one :class:`KitError` for all faults, or nothing when there are none."""
    found = tuple(faults)
    if found:
        raise KitError(*found)
